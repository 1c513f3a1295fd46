package io.fovea.producer;

import java.time.Duration;

/** Lets time pass; {@code StopSignal::await} outside of tests. */
@FunctionalInterface
interface Waiter {

  /** Waits for that long, or until the end is asked for; tells whether it was. */
  boolean await(Duration atMost) throws InterruptedException;
}
