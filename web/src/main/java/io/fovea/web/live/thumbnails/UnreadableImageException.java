package io.fovea.web.live.thumbnails;

/** No picture can be made of it: damaged, of an unknown format, or too large to look at. */
public final class UnreadableImageException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableImageException(String why) {
    super(why);
  }

  UnreadableImageException(Exception cause) {
    super(cause);
  }
}
