package io.fovea.inference.image;

/** An image that cannot be classified; the fault is the image's, not the machine's. */
public final class RejectedImageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  public RejectedImageException(Rejection.Reason reason, String message) {
    this(reason, message, null);
  }

  public RejectedImageException(Rejection.Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.rejection = new Rejection(reason, message);
  }

  public Rejection rejection() {
    return rejection;
  }
}
