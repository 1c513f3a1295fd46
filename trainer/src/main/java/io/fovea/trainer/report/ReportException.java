package io.fovea.trainer.report;

/** A report that could not be written; the message says why and what to do. */
public final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
