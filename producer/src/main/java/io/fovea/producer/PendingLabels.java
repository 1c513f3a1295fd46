package io.fovea.producer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Labels and corrections that wait for their time. The delay is the same for all of a kind, so in
 * each of the two queues the first in is next. A correction's time starts when the wrong label
 * goes: one that is held up would else be corrected as soon as it is there.
 */
final class PendingLabels implements Agenda {
  private final long delayNanos;
  private final long correctionDelayNanos;
  private final int capacity;
  private final LongSupplier nanoTime;
  private final LabelSink sink;
  private final Queue<Due> labels = new ArrayDeque<>();
  private final Queue<Due> corrections = new ArrayDeque<>();
  private int size;

  /**
   * @param correctionDelay counted from the wrong label
   * @param capacity bounds the memory, in records: whoever adds must first wait for room
   */
  PendingLabels(
      Duration delay,
      Duration correctionDelay,
      int capacity,
      LongSupplier nanoTime,
      LabelSink sink) {
    this.delayNanos = delay.toNanos();
    this.correctionDelayNanos = correctionDelay.toNanos();
    this.capacity = capacity;
    this.nanoTime = nanoTime;
    this.sink = sink;
  }

  void add(LabelPlan plan) {
    if (size + plan.records() > capacity) {
      throw new IllegalStateException("no room: wait for the next one first");
    }
    size += plan.records();
    labels.add(new Due(nanoTime.getAsLong() + delayNanos, plan));
  }

  int capacity() {
    return capacity;
  }

  /** How many records are still to come: of a wrong label that waits, its correction as well. */
  int size() {
    return size;
  }

  @Override
  public long nanosUntilNext() {
    Queue<Due> next = next();
    return next.isEmpty() ? Long.MAX_VALUE : next.peek().at() - nanoTime.getAsLong();
  }

  @Override
  public void runDue() {
    while (nanosUntilNext() <= 0) {
      Queue<Due> next = next();
      LabelPlan plan = next.remove().plan();
      size--;
      if (next == corrections) {
        sink.publishCorrection(plan.imageId(), plan.correction().orElseThrow());
      } else {
        publishFirst(plan);
      }
    }
  }

  private void publishFirst(LabelPlan plan) {
    sink.publishLabel(plan.imageId(), plan.first());
    if (plan.correction().isPresent()) {
      corrections.add(new Due(nanoTime.getAsLong() + correctionDelayNanos, plan));
    }
  }

  /** The queue whose head has the earlier time; an empty one if nothing waits. */
  private Queue<Due> next() {
    if (labels.isEmpty() || corrections.isEmpty()) {
      return labels.isEmpty() ? corrections : labels;
    }
    // By their difference: nanoTime may overflow.
    return corrections.peek().at() - labels.peek().at() < 0 ? corrections : labels;
  }

  private record Due(long at, LabelPlan plan) {}
}
