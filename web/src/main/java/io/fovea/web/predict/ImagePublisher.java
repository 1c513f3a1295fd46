package io.fovea.web.predict;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schemas.RegistryAvroSerializer;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes images to Kafka. */
public final class ImagePublisher implements ImageSink, AutoCloseable {
  private static final String SOURCE = "web";

  private final String topic;
  private final Clock clock;
  private final RegistryAvroSerializer<ImageEvent> serializer;
  private final Producer<String, ImageEvent> producer;

  public ImagePublisher(KafkaSettings kafka, WebLimits limits, Clock clock) {
    this.topic = kafka.topics().images();
    this.clock = clock;
    this.serializer = new RegistryAvroSerializer<>();
    serializer.configure(kafka.clientConfig(), false);
    // Asks the registry now: the first request need not wait for it, and a refused schema ends the
    // start instead of every request.
    serializer.serialize(topic, event("", new byte[0]));
    this.producer = new KafkaProducer<>(config(kafka, limits), new StringSerializer(), serializer);
  }

  @Override
  public CompletableFuture<Void> publish(String imageId, byte[] image) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      producer.send(
          new ProducerRecord<>(topic, imageId, event(imageId, image)),
          (where, failure) -> {
            if (failure == null) {
              done.complete(null);
            } else {
              done.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException failure) { // such as no room in the buffer for too long
      done.completeExceptionally(failure);
    }
    return done;
  }

  @Override
  public void close() {
    producer.close();
  }

  private ImageEvent event(String imageId, byte[] image) {
    return ImageEvent.newBuilder()
        .setImageId(imageId)
        .setCapturedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .setSource(SOURCE)
        .setFormat(ImageFormat.AUTO)
        .setContent(ByteBuffer.wrap(image))
        .setAttributes(Map.of())
        .build();
  }

  private static Map<String, Object> config(KafkaSettings kafka, WebLimits limits) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "fovea-web");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Somebody waits: no batch is worth it, and half a minute of trying is too long.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    // The only wait that holds a thread of the server.
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, limits.maxBodyBytes());
    config.put(
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        Math.max(limits.maxBytesInFlight(), 2L * limits.maxBodyBytes()));
    config.putAll(kafka.clientConfig());
    return config;
  }
}
