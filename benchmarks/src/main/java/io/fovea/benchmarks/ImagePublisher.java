package io.fovea.benchmarks;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schemas.RegistryAvroSerializer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes images of 28x28 grey pixels; an engine's time does not depend on what they show. */
final class ImagePublisher implements AutoCloseable {
  private static final int SIDE = 28;

  private final KafkaProducer<String, ImageEvent> producer;
  private final String topic;
  private final byte[] pixels = new byte[SIDE * SIDE];

  ImagePublisher(KafkaSettings kafka, long lingerMillis) {
    Map<String, Object> config = new HashMap<>(kafka.clientConfig());
    config.put("linger.ms", lingerMillis);
    config.put("batch.size", 256 << 10);
    RegistryAvroSerializer<ImageEvent> values = new RegistryAvroSerializer<>();
    values.configure(config, false);
    producer = new KafkaProducer<>(config, new StringSerializer(), values);
    topic = kafka.topics().images();
    new Random(1).nextBytes(pixels);
  }

  Future<RecordMetadata> publish(String id) {
    ImageEvent event =
        ImageEvent.newBuilder()
            .setImageId(id)
            .setCapturedAt(Instant.now())
            .setSource("bench")
            .setFormat(ImageFormat.RAW)
            .setWidth(SIDE)
            .setHeight(SIDE)
            .setChannels(1)
            .setContent(ByteBuffer.wrap(pixels))
            .build();
    return producer.send(new ProducerRecord<>(topic, id, event));
  }

  /** Publishes many and returns when all are acknowledged. */
  void publishAll(int count) throws ExecutionException, InterruptedException {
    Future<RecordMetadata> last = null;
    for (int i = 0; i < count; i++) {
      last = publish("bench-" + i);
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
