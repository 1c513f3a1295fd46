package io.fovea.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells an application that it should end. Safe for use by any thread; asked for once, for good.
 */
public final class StopSignal {
  private final CountDownLatch requested = new CountDownLatch(1);

  public void request() {
    requested.countDown();
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits until the end is asked for. */
  public void await() throws InterruptedException {
    requested.await();
  }

  /**
   * Waits until the end is asked for, or the time is over.
   *
   * @return whether the end was asked for
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return requested.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }
}
