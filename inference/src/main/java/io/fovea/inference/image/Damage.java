package io.fovea.inference.image;

import io.fovea.inference.image.Rejection.Reason;

/** Words for what is wrong with the bytes of an image whose format is known. */
final class Damage {

  private Damage() {}

  static RejectedImageException truncated() {
    return rejection("it ends too early");
  }

  static RejectedImageException rejection(String fault) {
    return new RejectedImageException(Reason.UNREADABLE_IMAGE, "the image is unreadable: " + fault);
  }

  static RejectedImageException rejection(Exception cause) {
    String fault =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new RejectedImageException(
        Reason.UNREADABLE_IMAGE, "the image is unreadable: " + fault, cause);
  }
}
