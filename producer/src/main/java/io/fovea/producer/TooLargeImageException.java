package io.fovea.producer;

/** An image has more bytes than may be sent. */
final class TooLargeImageException extends Exception {
  private static final long serialVersionUID = 1L;

  TooLargeImageException(long bytes, long maxBytes) {
    super("has " + bytes + " bytes, more than the " + maxBytes + " of --max-image-bytes");
  }
}
