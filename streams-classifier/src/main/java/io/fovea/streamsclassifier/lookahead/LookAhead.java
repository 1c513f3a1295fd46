package io.fovea.streamsclassifier.lookahead;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * One stream thread's view ahead: its stash, and the decider that all its tasks share. Used by its
 * thread only; {@link LookAheads} closes it when that thread has ended.
 *
 * @param <V> what becomes of one record
 */
public final class LookAhead<V> {
  private final RecordStash<V> stash;
  private final ChunkLimits limits;
  private final ChunkPace pace;
  private final Supplier<? extends ChunkDecider<V>> deciders;
  private final LookAheadListener listener;
  private final LongSupplier nanoTime;
  private ChunkDecider<V> decider;
  private boolean moreAtTheBroker;

  LookAhead(
      ChunkLimits limits,
      Supplier<? extends ChunkDecider<V>> deciders,
      LookAheadListener listener,
      LongSupplier nanoTime) {
    this.stash = new RecordStash<>(limits.maxStashBytes());
    this.limits = limits;
    this.pace = new ChunkPace(limits);
    this.deciders = deciders;
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  /** Makes the decider if this thread has none yet; called when a task starts. */
  public void open() {
    if (decider == null) {
      decider = deciders.get();
    }
  }

  /**
   * Called once for each poll, ahead of its records.
   *
   * @param full whether it brought as many as a poll may: then more wait for the next one
   */
  void polled(boolean full) {
    moreAtTheBroker = full;
  }

  void offer(ConsumerRecords<byte[], byte[]> polled, TopicPartition partition) {
    stash.offer(partition, polled.records(partition));
  }

  /** Whether nothing waits: not here, and by the last poll not at the broker either. */
  public boolean isCaughtUp() {
    return !moreAtTheBroker && stash.isEmpty();
  }

  /**
   * What becomes of the record whose turn it is, which is then forgotten. Decides a chunk if that
   * is not known yet.
   *
   * @throws RuntimeException if the machine is at fault; then nothing has changed, and the thread
   *     should fail
   */
  public V outcomeOf(TopicPartition partition, long offset, byte[] key, byte[] value) {
    V known = stash.take(partition, offset);
    if (known != null) {
      return known;
    }
    PartitionStash<V> home = stash.startingAt(partition, offset);
    return home != null
        ? withThoseAhead(home, offset)
        : alone(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, key, value));
  }

  private V alone(ConsumerRecord<byte[], byte[]> own) {
    listener.missed();
    return decide(List.of(own)).get(0);
  }

  private V withThoseAhead(PartitionStash<V> home, long offset) {
    Chunk<V> chunk = Chunk.of(home, stash.partitions(), pace.next(), limits.maxBytes());
    chunk.decide(decide(chunk.contents()));
    return home.take(offset);
  }

  private List<V> decide(List<ConsumerRecord<byte[], byte[]>> records) {
    open();
    long started = nanoTime.getAsLong();
    List<V> outcomes = decider.decide(records);
    if (outcomes.size() != records.size()) {
      throw new IllegalStateException(
          outcomes.size() + " outcomes for " + records.size() + " records");
    }
    pace.took(records.size(), nanoTime.getAsLong() - started);
    listener.decided(records.size());
    return outcomes;
  }

  /** Forgets a partition that this thread processes no longer. */
  public void evict(TopicPartition partition) {
    stash.evict(partition);
  }

  void evictAll() {
    stash.evictAll();
  }

  int stashed() {
    return stash.size();
  }

  void close() {
    stash.evictAll();
    if (decider != null) {
      decider.close();
      decider = null;
    }
  }
}
