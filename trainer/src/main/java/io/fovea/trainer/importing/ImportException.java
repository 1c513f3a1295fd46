package io.fovea.trainer.importing;

/** A file that cannot become a model. The message is a sentence about "it", the file. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ImportException(String message) {
    super(message);
  }

  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
