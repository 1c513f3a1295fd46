package io.fovea.streamsclassifier.lookahead;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a thread knows of one partition ahead of processing.
 *
 * <p>Invariant: offsets rise strictly through {@code decided} and on through {@code waiting}. So a
 * record is found at a head or not at all, and a chunk always takes a prefix of what waits.
 */
final class PartitionStash<V> {
  private record Decided<V>(long offset, long bytes, V outcome) {}

  private final Queue<Decided<V>> decided = new ArrayDeque<>();
  private final Queue<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
  private long lastOffset = -1;
  private long bytes;

  /**
   * Takes records in the order of the poll.
   *
   * @return whether they follow what was offered before; if not, the consumer was moved back, and
   *     what is known belongs to another reading of the partition
   */
  boolean follows(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.isEmpty() || records.get(0).offset() > lastOffset;
  }

  void offer(ConsumerRecord<byte[], byte[]> fresh) {
    waiting.add(fresh);
    lastOffset = fresh.offset();
    bytes += size(fresh);
  }

  /** The outcome of a record if it is known; forgets it and everything below. */
  V take(long offset) {
    forgetBelow(offset);
    Decided<V> head = decided.peek();
    if (head == null || head.offset() != offset) {
      return null;
    }
    decided.remove();
    bytes -= head.bytes();
    return head.outcome();
  }

  /** Whether a record is the first that waits, so that a chunk can begin with it. */
  boolean beginsWith(long offset) {
    ConsumerRecord<byte[], byte[]> head = waiting.peek();
    return head != null && head.offset() == offset;
  }

  Iterator<ConsumerRecord<byte[], byte[]>> waiting() {
    return waiting.iterator();
  }

  /** Keeps an outcome and lets the raw record go: it must be the first that waits. */
  void decide(ConsumerRecord<byte[], byte[]> record, V outcome) {
    if (waiting.peek() != record) {
      throw new IllegalStateException("a chunk must be a prefix of what waits");
    }
    waiting.remove();
    decided.add(new Decided<>(record.offset(), size(record), outcome));
  }

  /** Sum of the sizes of the values referred to, those behind outcomes included: the same bound. */
  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return decided.isEmpty() && waiting.isEmpty();
  }

  int size() {
    return decided.size() + waiting.size();
  }

  private void forgetBelow(long offset) {
    while (!decided.isEmpty() && decided.peek().offset() < offset) {
      bytes -= decided.remove().bytes();
    }
    while (!waiting.isEmpty() && waiting.peek().offset() < offset) {
      bytes -= size(waiting.remove());
    }
  }

  static long size(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? 0 : record.value().length;
  }
}
