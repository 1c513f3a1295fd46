package io.fovea.streamsclassifier.lookahead;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The look-aheads of an application's stream threads. The interceptor (which Kafka makes) and the
 * processors (which Kafka Streams makes) meet here: this object itself stands in the configuration,
 * and both ask it for the one that belongs to their thread. Both run on the stream thread, because
 * that is the thread that polls.
 *
 * <p>Who closes: a thread's look-ahead, and with it what the decider holds outside the heap, ends
 * with the thread's consumer, which a stream thread closes last of all, also when it dies of an
 * exception and is replaced. What slipped through is swept when the next thread starts, and when
 * this is closed. A rebalance closes nothing: the next task of the thread uses the same decider.
 *
 * @param <V> what becomes of one record
 */
public final class LookAheads<V> implements AutoCloseable {
  /** Where this object stands in the main consumer's configuration. */
  public static final String CONFIG = "fovea.look.aheads";

  private final Map<Thread, LookAhead<V>> byThread = new ConcurrentHashMap<>();
  private final Set<String> topics;
  private final ChunkLimits limits;
  private final Supplier<? extends ChunkDecider<V>> deciders;
  private final LookAheadListener listener;
  private final LongSupplier nanoTime;
  private volatile int maxPoll = ConsumerConfig.DEFAULT_MAX_POLL_RECORDS;

  /**
   * @param topics whose records to look ahead to
   * @param deciders makes one decider per stream thread
   * @param nanoTime clock to measure chunks by
   */
  public LookAheads(
      Set<String> topics,
      ChunkLimits limits,
      Supplier<? extends ChunkDecider<V>> deciders,
      LookAheadListener listener,
      LongSupplier nanoTime) {
    this.topics = Set.copyOf(topics);
    this.limits = limits;
    this.deciders = deciders;
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  /** The look-ahead of the calling stream thread. */
  public LookAhead<V> ofThisThread() {
    LookAhead<V> mine = byThread.get(Thread.currentThread());
    if (mine == null) {
      sweep();
      mine = new LookAhead<>(limits, deciders, listener, nanoTime);
      byThread.put(Thread.currentThread(), mine);
    }
    return mine;
  }

  /** Called by the interceptor: the most records that a poll of its consumer brings. */
  void pollsBringAtMost(int records) {
    maxPoll = records;
  }

  /** Called by the interceptor with what the calling thread polled. */
  void offer(ConsumerRecords<byte[], byte[]> polled) {
    LookAhead<V> lookAhead = ofThisThread();
    lookAhead.polled(polled.count() >= maxPoll);
    for (TopicPartition partition : polled.partitions()) {
      if (topics.contains(partition.topic())) {
        lookAhead.offer(polled, partition);
      }
    }
  }

  /** Called by the interceptor when the calling thread's consumer is closed. */
  void closeThisThread() {
    close(thread -> thread == Thread.currentThread());
  }

  /** Closes what belongs to threads that are gone. */
  private void sweep() {
    close(thread -> !thread.isAlive());
  }

  /**
   * Closes the look-aheads of all threads that are gone, and of the calling one. Those of a thread
   * that is still alive are left alone: freeing a native engine under a running call would take the
   * whole process down.
   */
  @Override
  public void close() {
    close(thread -> thread == Thread.currentThread() || !thread.isAlive());
  }

  private void close(Predicate<Thread> which) {
    for (Thread thread : byThread.keySet()) {
      if (which.test(thread)) {
        LookAhead<V> ended = byThread.remove(thread);
        if (ended != null) {
          ended.close();
        }
      }
    }
  }

  int threads() {
    return byThread.size();
  }
}
