package io.fovea.streamsclassifier;

/**
 * How often an image's prediction may be seen when a process is killed, as in {@code --guarantee}.
 */
public enum Guarantee {
  /** Once, by readers with {@code isolation.level=read_committed}; visible after the commit. */
  EXACTLY_ONCE("exactly_once_v2"),
  /** At least once; visible as soon as it is written. */
  AT_LEAST_ONCE("at_least_once");

  private final String kafkaName;

  Guarantee(String kafkaName) {
    this.kafkaName = kafkaName;
  }

  /** The value of {@code processing.guarantee}. */
  String kafkaName() {
    return kafkaName;
  }
}
