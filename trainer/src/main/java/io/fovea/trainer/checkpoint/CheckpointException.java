package io.fovea.trainer.checkpoint;

/** A checkpoint that cannot be gone on from, with a sentence that names the mend. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
