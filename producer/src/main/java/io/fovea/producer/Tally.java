package io.fovea.producer;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What became of what was handed to Kafka. Every image that had its turn is in the end published,
 * too large, unreadable, or there is a failure. Safe for use by any thread.
 */
final class Tally {
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong labels = new AtomicLong();
  private final AtomicLong corrected = new AtomicLong();
  private final AtomicLong tooLarge = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  void imagePublished() {
    published.incrementAndGet();
  }

  void labelPublished() {
    labels.incrementAndGet();
  }

  void labelCorrected() {
    corrected.incrementAndGet();
  }

  void imageTooLarge() {
    tooLarge.incrementAndGet();
  }

  void imageUnreadable() {
    unreadable.incrementAndGet();
  }

  /** The first failure is the cause, those behind it are its consequences. */
  void failed(Exception why) {
    failure.compareAndSet(null, why);
  }

  /** Images that Kafka acknowledged. */
  long published() {
    return published.get();
  }

  /** First labels of their images that Kafka acknowledged. */
  long labels() {
    return labels.get();
  }

  /** Labels behind a wrong one that Kafka acknowledged. */
  long corrected() {
    return corrected.get();
  }

  long tooLarge() {
    return tooLarge.get();
  }

  long unreadable() {
    return unreadable.get();
  }

  boolean leftOutAny() {
    return tooLarge() + unreadable() > 0;
  }

  boolean hasFailed() {
    return failure.get() != null;
  }

  Optional<Exception> failure() {
    return Optional.ofNullable(failure.get());
  }
}
