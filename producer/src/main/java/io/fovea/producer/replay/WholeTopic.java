package io.fovea.producer.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Walks a topic from its beginning to where it ended when the walk began: what arrives meanwhile is
 * for the next walk. Under {@code read_committed} that end lies before the first open transaction.
 */
final class WholeTopic {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(30);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Map<TopicPartition, Long> ends;

  /** Starts the walk. The consumer must have no other use. */
  WholeTopic(Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    this.ends = Map.copyOf(consumer.endOffsets(partitions));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Takes the next step.
   *
   * @return some records, maybe none, in the order of each partition
   * @throws TimeoutException if there is more, but nothing comes
   */
  List<ConsumerRecord<byte[], byte[]>> next() {
    long before = remaining();
    long deadline = System.nanoTime() + LONGEST_STANDSTILL.toNanos();
    while (before > 0) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty() || remaining() < before) {
        return inside(records);
      } else if (System.nanoTime() > deadline) {
        throw new TimeoutException("nothing more came of topic " + topic + " for a long time");
      }
    }
    return List.of();
  }

  boolean hasMore() {
    return remaining() > 0;
  }

  private List<ConsumerRecord<byte[], byte[]>> inside(ConsumerRecords<byte[], byte[]> records) {
    return records.partitions().stream()
        .flatMap(
            partition ->
                records.records(partition).stream().filter(r -> r.offset() < ends.get(partition)))
        .collect(Collectors.toList());
  }

  /** By position, not by records: markers of transactions take offsets as well. */
  private long remaining() {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }
}
