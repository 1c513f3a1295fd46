package io.fovea.streamsclassifier;

import io.fovea.schema.ImageEvent;
import io.fovea.schemas.RegistrySerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes images that are not pictures but text, one in so many of them poison. */
final class ImageFeed implements AutoCloseable {
  private static final int POISON_EVERY = 250;

  private final KafkaProducer<String, ImageEvent> producer;
  private final String topic;
  private final boolean withPoison;
  private final Set<String> good = new HashSet<>();
  private final Set<String> poison = new HashSet<>();
  private int next;

  ImageFeed(String bootstrapServers, String registry, String prefix, boolean withPoison) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5, "batch.size", 1 << 18);
    producer =
        new KafkaProducer<>(
            config,
            new StringSerializer(),
            RegistrySerde.forValues(ImageEvent.class, Map.of("schema.registry.url", registry))
                .serializer());
    this.topic = prefix + "images";
    this.withPoison = withPoison;
  }

  void send(int count) {
    for (int i = 0; i < count; i++) {
      String id = "image-%06d".formatted(next);
      boolean bad = withPoison && next % POISON_EVERY == 7;
      (bad ? poison : good).add(id);
      producer.send(new ProducerRecord<>(topic, id, event(id, bad ? "poison" : "cat")));
      next++;
    }
    producer.flush();
  }

  private static ImageEvent event(String id, String content) {
    return ImageEvent.newBuilder()
        .setImageId(id)
        .setCapturedAt(Instant.now())
        .setContent(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  int sent() {
    return next;
  }

  Set<String> good() {
    return good;
  }

  Set<String> poison() {
    return poison;
  }

  @Override
  public void close() {
    producer.close();
  }
}
