package io.fovea.web.live.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Told once to a thread that works until then. */
final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);

  void ask() {
    asked.countDown();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits for so long, or until it is asked. */
  void await(Duration atMost) {
    try {
      asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      ask(); // only its owner interrupts the thread
    }
  }
}
