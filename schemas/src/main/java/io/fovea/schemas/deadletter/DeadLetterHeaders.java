package io.fovea.schemas.deadletter;

/**
 * Names of the headers of a dead letter: a contract between who rejects an image and who looks at
 * it later. Key, value and all other headers of a dead letter are those of the rejected record,
 * byte for byte. All header values are UTF-8 text, numbers in decimal.
 *
 * <p>A dead letter that is put back into its topic leaves the headers with {@link #PREFIX} behind;
 * should one carry them all the same and be rejected again, they are replaced.
 */
public final class DeadLetterHeaders {
  public static final String PREFIX = "fovea.dead-letter.";

  /**
   * {@code TOPIC-PARTITION-OFFSET} of the rejected record: the same for every copy of one
   * rejection, different for every other, so that a replay can tell what it has put back.
   */
  public static final String ID = PREFIX + "id";

  /** Why, for programs: such as {@code UNREADABLE_IMAGE} or {@code UNKNOWN_SCHEMA}. */
  public static final String REASON = PREFIX + "reason";

  /** Why, for people. */
  public static final String MESSAGE = PREFIX + "message";

  /** Class of the exception at the bottom of it. */
  public static final String EXCEPTION = PREFIX + "exception";

  /** Where the rejected record stands. */
  public static final String TOPIC = PREFIX + "topic";

  public static final String PARTITION = PREFIX + "partition";
  public static final String OFFSET = PREFIX + "offset";

  /**
   * The rejected record's timestamp, ms since 1970; that of the dead letter is when it was made.
   */
  public static final String TIMESTAMP = PREFIX + "timestamp";

  /** Who rejected it, as the application's id. */
  public static final String APPLICATION = PREFIX + "application";

  public static final String APPLICATION_VERSION = PREFIX + "application-version";

  private DeadLetterHeaders() {}

  /** The value of {@link #ID}. */
  public static String id(String topic, int partition, long offset) {
    return topic + "-" + partition + "-" + offset;
  }
}
