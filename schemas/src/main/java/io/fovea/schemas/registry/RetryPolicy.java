package io.fovea.schemas.registry;

import org.apache.kafka.common.utils.ExponentialBackoff;

/**
 * How often the registry is asked again, and after what pause.
 *
 * @param retries rounds over all addresses after the first one
 * @param waitMs pause before the second round, in ms; it doubles with each further round
 * @param maxWaitMs the longest pause, in ms
 */
record RetryPolicy(int retries, int waitMs, int maxWaitMs) {
  /** Spreads out clients that failed at the same moment. */
  private static final double JITTER = 0.2;

  /**
   * Pause before a round, in ms.
   *
   * @param round 1 for the first one that is a retry
   */
  long pauseBefore(int round) {
    return new ExponentialBackoff(waitMs, 2, maxWaitMs, JITTER).backoff(round - 1L);
  }
}
