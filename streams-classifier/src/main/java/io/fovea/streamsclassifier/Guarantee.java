package io.fovea.streamsclassifier;

import java.time.Duration;

/**
 * How often an image's prediction may be seen when a process is killed, as in {@code --guarantee}.
 */
public enum Guarantee {
  /** Once, by readers with {@code isolation.level=read_committed}; visible after the commit. */
  EXACTLY_ONCE("exactly_once_v2", Duration.ofMillis(20)),
  /** At least once; visible as soon as it is written. */
  AT_LEAST_ONCE("at_least_once", Duration.ZERO);

  private final String kafkaName;
  private final Duration commitsApart;

  Guarantee(String kafkaName, Duration commitsApart) {
    this.kafkaName = kafkaName;
    this.commitsApart = commitsApart;
  }

  /** The value of {@code processing.guarantee}. */
  String kafkaName() {
    return kafkaName;
  }

  /**
   * The least time between two commits of a thread that is caught up, where many images come. A
   * transaction takes a dozen requests and records of the broker, a plain commit two.
   */
  Duration commitsApart() {
    return commitsApart;
  }
}
