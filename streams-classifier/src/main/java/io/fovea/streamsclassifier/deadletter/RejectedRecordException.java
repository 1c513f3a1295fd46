package io.fovea.streamsclassifier.deadletter;

import io.fovea.inference.image.Rejection;

/**
 * A record that cannot be classified, by its own fault. The only exception that the {@link
 * DeadLetterHandler} takes for one, so nothing ends in the dead letters by accident.
 */
public final class RejectedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason for programs, such as {@code UNKNOWN_SCHEMA}
   * @param message for people
   */
  public RejectedRecordException(String reason, String message, Throwable cause) {
    // No stack trace: it would say where the program found the fault, which is always the same
    // place, and a flood of bad images should not cost more than a flood of good ones.
    super(message, cause, false, false);
    this.reason = reason;
  }

  public static RejectedRecordException of(Rejection rejection) {
    return new RejectedRecordException(rejection.reason().name(), rejection.message(), null);
  }

  public String reason() {
    return reason;
  }
}
