package io.fovea.benchmarks;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed predictions from the start of the topic, as a downstream service would. */
final class PredictionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], Prediction> consumer;

  PredictionReader(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.clientConfig());
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    config.put("enable.auto.commit", false);
    RegistryAvroDeserializer<Prediction> values = RegistryAvroDeserializer.of(Prediction.class);
    values.configure(config, false);
    consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), values);
    List<TopicPartition> partitions =
        consumer.partitionsFor(kafka.topics().predictions()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    partitions.forEach(consumer::position);
  }

  /**
   * Hands on predictions until there were {@code count}.
   *
   * @throws IllegalStateException if none came for a minute
   */
  void read(long count, Consumer<Prediction> sink) {
    long seen = 0;
    long lastNanos = System.nanoTime();
    while (seen < count) {
      for (ConsumerRecord<byte[], Prediction> prediction : consumer.poll(POLL)) {
        sink.accept(prediction.value());
        seen++;
        lastNanos = System.nanoTime();
      }
      if (System.nanoTime() - lastNanos > Duration.ofMinutes(1).toNanos()) {
        throw new IllegalStateException("no prediction for a minute; " + seen + " of " + count);
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
