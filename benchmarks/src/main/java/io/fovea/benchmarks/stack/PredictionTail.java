package io.fovea.benchmarks.stack;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.WholeTopicReader;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows the committed predictions of one run by their keys. Values are not decoded: the reader
 * shares the processor with what is measured.
 */
public final class PredictionTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration STALLED_AFTER = Duration.ofMinutes(2);

  /** Enough to see that a row runs the same network on the same pixels as all others. */
  private static final int SAMPLES = 64;

  private final WholeTopicReader<byte[], byte[]> records;
  private final KafkaSettings kafka;
  private final Map<Integer, byte[]> samples = new HashMap<>();
  private long movedNanos = System.nanoTime();
  private long seenInAll;

  /** Sees what is committed from now on. */
  public PredictionTail(KafkaSettings kafka) {
    this.kafka = kafka;
    records =
        WholeTopicReader.fromEnd(
            kafka,
            List.of(kafka.topics().predictions()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Waits a moment for predictions and hands on the index of the image of each.
   *
   * @param process that makes them
   * @throws IllegalStateException if it ended, or made none for two minutes
   */
  public int poll(IntConsumer indices, Measured process) {
    int seen = poll(indices);
    if (seen > 0) {
      movedNanos = System.nanoTime();
      seenInAll += seen;
    } else if (!process.isAlive()) {
      throw new IllegalStateException("it ended: " + process.lastWords());
    } else if (System.nanoTime() - movedNanos > STALLED_AFTER.toNanos()) {
      throw new IllegalStateException(
          "no prediction for %d s after %,d; it said last: %s"
              .formatted(STALLED_AFTER.toSeconds(), seenInAll, process.lastWords()));
    }
    return seen;
  }

  private int poll(IntConsumer indices) {
    int seen = 0;
    for (ConsumerRecord<byte[], byte[]> prediction : records.poll(POLL)) {
      int index = ImageIds.index(prediction.key());
      if (index < SAMPLES) {
        samples.put(index, prediction.value());
      }
      indices.accept(index);
      seen++;
    }
    return seen;
  }

  /** Hands on what is left when nobody writes any more. */
  public void drain(IntConsumer indices) {
    Map<TopicPartition, Long> ends = records.ends();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!records.hasRead(ends) && System.nanoTime() < deadline) {
      poll(indices);
    }
  }

  /** The first images' predictions, as far as they came, by index. */
  public Map<Integer, Prediction> samples() {
    Map<Integer, Prediction> read = new HashMap<>();
    try (RegistryAvroDeserializer<Prediction> values =
        RegistryAvroDeserializer.of(Prediction.class)) {
      values.configure(kafka.clientConfig(), false);
      samples.forEach((index, bytes) -> read.put(index, values.deserialize("", bytes)));
    }
    return read;
  }

  @Override
  public void close() {
    records.close();
  }
}
