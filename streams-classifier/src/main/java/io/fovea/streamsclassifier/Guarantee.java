package io.fovea.streamsclassifier;

import java.time.Duration;

/**
 * How often an image's prediction may be seen when a process is killed, as in {@code --guarantee}.
 */
public enum Guarantee {
  /** Once, by readers with {@code isolation.level=read_committed}; visible after the commit. */
  EXACTLY_ONCE("exactly_once_v2", false, Duration.ofMillis(20)),
  /** At least once; visible as soon as it is written. */
  AT_LEAST_ONCE("at_least_once", true, Duration.ZERO);

  private final String kafkaName;
  private final boolean seenWhenSent;
  private final Duration releasesApart;

  Guarantee(String kafkaName, boolean seenWhenSent, Duration releasesApart) {
    this.kafkaName = kafkaName;
    this.seenWhenSent = seenWhenSent;
    this.releasesApart = releasesApart;
  }

  /** The value of {@code processing.guarantee}. */
  String kafkaName() {
    return kafkaName;
  }

  /** Whether readers see a prediction before it is committed. */
  boolean seenWhenSent() {
    return seenWhenSent;
  }

  /**
   * The least time between two releases of a thread that is caught up, where many images come. A
   * transaction takes a dozen requests and records of the broker; to send takes one request.
   */
  Duration releasesApart() {
    return releasesApart;
  }
}
