package io.fovea.web.live.kafka;

import io.fovea.runtime.kafka.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Where reading begins: a little before the end, so that a page is filled at once, and not far, so
 * that it is soon. Partitions and topics that come later are read from their beginning. A consumer
 * that takes over from one that failed goes on where that one was: nothing is counted twice.
 */
final class LivePositions {
  private static final Duration PAST = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Map<String, Long> most;
  private final String predictions;
  private final Clock clock;
  private Consumer<?, ?> consumer;
  private Instant nextLook;

  LivePositions(Topics topics, Clock clock) {
    this.clock = clock;
    this.predictions = topics.predictions();
    // Records of all partitions. Reports are large: some minutes of them, of one a second for each
    // window. Dead letters are as large as images.
    this.most = Map.of(predictions, 60_000L, topics.deadLetters(), 150L, topics.quality(), 6_000L);
  }

  /** For a consumer that reads nothing yet. */
  void takeOver(Consumer<?, ?> fresh) {
    consumer = fresh;
    Set<TopicPartition> found = partitions();
    if (next.isEmpty()) {
      next.putAll(beforeTheEnd(found));
    }
    take(found);
  }

  /** Looks now and then for partitions that are not read yet. */
  void takeAdded() {
    if (clock.instant().isBefore(nextLook)) {
      return;
    }
    try {
      take(partitions());
    } catch (RetriableException notNow) {
      // Kafka is away for a moment: what is read already goes on by itself
      nextLook = clock.instant().plus(LOOK);
    }
  }

  /** All before this offset was taken. */
  void read(TopicPartition partition, long offset) {
    next.put(partition, offset);
  }

  /** Once more, as it was not taken. */
  void goBack(TopicPartition partition) {
    consumer.seek(partition, next.get(partition));
  }

  boolean has(String topic) {
    return next.keySet().stream().anyMatch(partition -> partition.topic().equals(topic));
  }

  private void take(Set<TopicPartition> found) {
    Set<TopicPartition> all = new HashSet<>(consumer.assignment());
    found.removeAll(all);
    if (all.addAll(found)) {
      consumer.assign(all);
      found.forEach(one -> consumer.seek(one, next.computeIfAbsent(one, added -> 0L)));
    }
    nextLook = clock.instant().plus(LOOK);
  }

  private Set<TopicPartition> partitions() {
    return most.keySet().stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Map<TopicPartition, Long> beforeTheEnd(Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> positions = new HashMap<>();
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) ->
                positions.put(
                    partition,
                    Math.max(beginnings.get(partition), end - most(partition, partitions))));
    notBeforeThePast(positions);
    return positions;
  }

  private long most(TopicPartition partition, Set<TopicPartition> all) {
    long ofTopic = all.stream().filter(one -> one.topic().equals(partition.topic())).count();
    return Math.max(1, most.get(partition.topic()) / ofTopic);
  }

  /** What was classified longer ago is not shown. */
  private void notBeforeThePast(Map<TopicPartition, Long> positions) {
    long since = clock.instant().minus(PAST).toEpochMilli();
    List<TopicPartition> timed =
        positions.keySet().stream().filter(one -> one.topic().equals(predictions)).toList();
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(
            timed.stream().collect(Collectors.toMap(one -> one, one -> since)));
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            positions.merge(partition, offset.offset(), Math::max);
          }
        });
  }
}
