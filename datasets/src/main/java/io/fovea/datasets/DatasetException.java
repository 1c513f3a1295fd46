package io.fovea.datasets;

/**
 * A data set that cannot be had. The message says what is wrong and how to mend it, fit for a user.
 */
public final class DatasetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
