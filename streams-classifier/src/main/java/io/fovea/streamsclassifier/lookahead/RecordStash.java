package io.fovea.streamsclassifier.lookahead;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What one stream thread has polled and not yet processed, and the outcomes that are known already.
 * Refers to the very records that wait in Kafka Streams' own queues, so it costs next to no memory
 * beside them. Used by its thread only.
 *
 * <p>Nothing depends on what stands in it: a record that is missing is decided alone.
 */
final class RecordStash<V> {
  private final Map<TopicPartition, PartitionStash<V>> partitions = new HashMap<>();
  private final long maxBytes;

  RecordStash(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Takes what a poll brought for one partition. Tombstones are not worth a look ahead. */
  void offer(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> polled) {
    PartitionStash<V> stash = partitions.get(partition);
    if (stash == null || !stash.follows(polled)) {
      stash = new PartitionStash<>();
      partitions.put(partition, stash);
    }
    long bytes = bytes();
    for (ConsumerRecord<byte[], byte[]> fresh : polled) {
      bytes += PartitionStash.size(fresh);
      if (bytes > maxBytes) {
        return;
      }
      if (fresh.value() != null) {
        stash.offer(fresh);
      }
    }
  }

  /**
   * The outcome of a record, which is then forgotten together with everything below it.
   *
   * @return {@code null} if it is not known
   */
  V take(TopicPartition partition, long offset) {
    PartitionStash<V> stash = partitions.get(partition);
    return stash == null ? null : stash.take(offset);
  }

  /** The partition's records that can be decided together with this one; {@code null}: a miss. */
  PartitionStash<V> startingAt(TopicPartition partition, long offset) {
    PartitionStash<V> stash = partitions.get(partition);
    return stash != null && stash.beginsWith(offset) ? stash : null;
  }

  Iterable<PartitionStash<V>> partitions() {
    return partitions.values();
  }

  void evict(TopicPartition partition) {
    partitions.remove(partition);
  }

  void evictAll() {
    partitions.clear();
  }

  boolean isEmpty() {
    for (PartitionStash<V> partition : partitions.values()) {
      if (!partition.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return partitions.values().stream().mapToInt(PartitionStash::size).sum();
  }

  long bytes() {
    return partitions.values().stream().mapToLong(PartitionStash::bytes).sum();
  }
}
