package io.fovea.streamsclassifier;

import java.time.Duration;

/**
 * How often an image's prediction may be seen when a process is killed, as in {@code --guarantee}.
 */
public enum Guarantee {
  /** Once, by readers with {@code isolation.level=read_committed}; visible after the commit. */
  EXACTLY_ONCE("exactly_once_v2", false, Duration.ofMillis(8), Duration.ofMillis(20)),
  /** At least once; visible as soon as it is written. */
  AT_LEAST_ONCE("at_least_once", true, Duration.ZERO, Duration.ZERO);

  private final String kafkaName;
  private final boolean seenWhenSent;
  private final Duration fewApart;
  private final Duration manyApart;

  Guarantee(String kafkaName, boolean seenWhenSent, Duration fewApart, Duration manyApart) {
    this.kafkaName = kafkaName;
    this.seenWhenSent = seenWhenSent;
    this.fewApart = fewApart;
    this.manyApart = manyApart;
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
   * The least time between two releases of a thread that is caught up, each of few images. A broker
   * still ends a transaction when it has answered that it will, for some milliseconds, and whoever
   * begins the next meanwhile waits for 20 ms ({@code add.partitions.to.txn.retry.backoff.ms}).
   */
  Duration fewApart() {
    return fewApart;
  }

  /**
   * The same where many images come. A transaction takes a dozen requests and records of the
   * broker; to send takes one request.
   */
  Duration manyApart() {
    return manyApart;
  }
}
