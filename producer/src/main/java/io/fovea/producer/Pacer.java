package io.fovea.producer;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps a pace. Every turn has its time counted from the start, so an error of one wait is not
 * carried into the next, and a delay is made up for: over time the pace is exact.
 */
final class Pacer {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Optional<Double> perSecond;
  private final LongSupplier nanoTime;
  private final Waiter waiter;
  private final long start;

  /**
   * Starts now.
   *
   * @param perSecond turns a second; absent: every turn is due at once
   */
  Pacer(Optional<Double> perSecond, LongSupplier nanoTime, Waiter waiter) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.waiter = waiter;
    this.start = nanoTime.getAsLong();
  }

  /**
   * Waits for a turn.
   *
   * @param turn counted from 0
   * @param meanwhile done at its own time
   * @return whether the turn came: {@code false} if the end was asked for
   */
  boolean awaitTurn(long turn, Agenda meanwhile) throws InterruptedException {
    while (true) {
      meanwhile.runDue();
      long wait = Math.max(0, nanosUntil(turn));
      if (waiter.await(Duration.ofNanos(Math.min(wait, afterNow(meanwhile))))) {
        return false;
      }
      if (wait == 0) {
        return true;
      }
    }
  }

  /** Waits until the next point of the agenda is done, or the end is asked for. */
  boolean awaitNext(Agenda agenda) throws InterruptedException {
    if (waiter.await(Duration.ofNanos(afterNow(agenda)))) {
      return false;
    }
    agenda.runDue();
    return true;
  }

  private static long afterNow(Agenda agenda) {
    return Math.max(0, agenda.nanosUntilNext());
  }

  private long nanosUntil(long turn) {
    double due = perSecond.map(rate -> turn / rate * NANOS_PER_SECOND).orElse(0.0);
    return start + (long) due - nanoTime.getAsLong();
  }
}
