package io.fovea.benchmarks.stack;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.WholeTopicReader;
import io.fovea.schema.Prediction;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads committed predictions from the start of the topic, as a downstream service would. */
public final class PredictionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final WholeTopicReader<byte[], Prediction> records;

  public PredictionReader(KafkaSettings kafka) {
    records = CommittedRecords.of(Prediction.class, kafka.topics().predictions(), kafka);
  }

  /**
   * Hands on predictions until there were {@code count}.
   *
   * @throws IllegalStateException if none came for a minute
   */
  public void read(long count, Consumer<Prediction> sink) {
    long seen = 0;
    long lastNanos = System.nanoTime();
    while (seen < count) {
      for (ConsumerRecord<byte[], Prediction> prediction : records.poll(POLL)) {
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
    records.close();
  }
}
