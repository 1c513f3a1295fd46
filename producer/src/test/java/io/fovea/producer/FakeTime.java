package io.fovea.producer;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Time that passes only while somebody waits, and then a bit more than asked for, as in life. */
final class FakeTime implements Waiter, LongSupplier {
  private final Duration oversleep;
  private long now;
  private long stopAt = Long.MAX_VALUE;
  private long waits;

  FakeTime(Duration oversleep) {
    this.oversleep = oversleep;
    this.now = 1_000_000_007L;
  }

  FakeTime() {
    this(Duration.ZERO);
  }

  void pass(Duration time) {
    now += time.toNanos();
  }

  void stopAfter(Duration time) {
    stopAt = now + time.toNanos();
  }

  /** How often somebody waited for more than nothing. */
  long waits() {
    return waits;
  }

  @Override
  public long getAsLong() {
    return now;
  }

  @Override
  public boolean await(Duration atMost) {
    if (!atMost.isZero()) {
      waits++;
      now = Math.min(stopAt, now + atMost.plus(oversleep).toNanos());
    }
    return now >= stopAt;
  }
}
