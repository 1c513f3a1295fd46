package io.fovea.benchmarks.stack;

import io.fovea.benchmarks.load.Load;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schemas.RegistryAvroSerializer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes a load's images in turn. The image of index i goes to partition i modulo their number,
 * so that a reader of predictions knows what is missing.
 */
public final class ImagePublisher implements AutoCloseable {
  private final KafkaProducer<String, ImageEvent> producer;
  private final String topic;
  private final int partitions;
  private final Load load;
  private final List<byte[]> contents;

  public ImagePublisher(KafkaSettings kafka, Load load, long lingerMillis) {
    Map<String, Object> config = new HashMap<>(kafka.clientConfig());
    config.put("linger.ms", lingerMillis);
    config.put("batch.size", 256 << 10);
    config.put("max.request.size", 16 << 20);
    RegistryAvroSerializer<ImageEvent> values = new RegistryAvroSerializer<>();
    values.configure(config, false);
    producer = new KafkaProducer<>(config, new StringSerializer(), values);
    topic = kafka.topics().images();
    partitions = kafka.partitions();
    this.load = load;
    contents = load.contents();
  }

  public Future<RecordMetadata> publish(int index) {
    String id = ImageIds.of(index);
    ImageEvent event =
        ImageEvent.newBuilder()
            .setImageId(id)
            .setCapturedAt(Instant.now())
            .setSource("bench")
            .setFormat(ImageFormat.valueOf(load.format()))
            .setWidth(load.width())
            .setHeight(load.width())
            .setChannels(load.channels())
            .setContent(ByteBuffer.wrap(contents.get(index % contents.size())))
            .build();
    return producer.send(new ProducerRecord<>(topic, index % partitions, id, event));
  }

  /** Publishes many and returns when all are acknowledged, or the end was asked for. */
  public void publishAll(int count, StopSignal stop) throws Exception {
    Future<RecordMetadata> last = null;
    for (int i = 0; i < count && !stop.isRequested(); i++) {
      last = publish(i);
    }
    producer.flush();
    if (last != null) {
      last.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
