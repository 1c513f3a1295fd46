package io.fovea.producer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** Labels that wait for their time. The delay is the same for all, so the first in is next. */
final class PendingLabels implements Agenda {
  private final long delayNanos;
  private final int capacity;
  private final LongSupplier nanoTime;
  private final BiConsumer<String, String> publish;
  private final Queue<Due> waiting = new ArrayDeque<>();

  /**
   * @param capacity bounds the memory: whoever adds must first wait for room
   * @param publish gets image id and label when their time has come
   */
  PendingLabels(
      Duration delay, int capacity, LongSupplier nanoTime, BiConsumer<String, String> publish) {
    this.delayNanos = delay.toNanos();
    this.capacity = capacity;
    this.nanoTime = nanoTime;
    this.publish = publish;
  }

  void add(String imageId, String label) {
    if (waiting.size() >= capacity) {
      throw new IllegalStateException("no room: wait for the next one first");
    }
    waiting.add(new Due(nanoTime.getAsLong() + delayNanos, imageId, label));
  }

  int capacity() {
    return capacity;
  }

  int size() {
    return waiting.size();
  }

  @Override
  public long nanosUntilNext() {
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.peek().at() - nanoTime.getAsLong();
  }

  @Override
  public void runDue() {
    while (nanosUntilNext() <= 0) {
      Due due = waiting.remove();
      publish.accept(due.imageId(), due.label());
    }
  }

  private record Due(long at, String imageId, String label) {}
}
