package io.fovea.inference.image;

import io.fovea.inference.image.Rejection.Reason;

/** Raw pixels: height x width x channels, one unsigned byte each. */
final class RawPixels {

  private RawPixels() {}

  /**
   * @throws RejectedImageException if the sizes are missing or at odds with the bytes
   */
  static ByteRows of(ImageInput image, ImageLimits limits) throws RejectedImageException {
    if (image.width() == null || image.height() == null || image.channels() == null) {
      throw wrongShape("raw pixels need width, height and channels");
    }
    int width = image.width();
    int height = image.height();
    int channels = image.channels();
    if (width < 1 || height < 1) {
      throw wrongShape("raw pixels of " + width + " x " + height);
    }
    if (channels != 1 && channels != 3) {
      throw wrongShape("raw pixels have 1 (grey) or 3 (RGB) channels, not " + channels);
    }
    limits.checkPixels(width, height);
    long expected = (long) width * height * channels;
    if (image.content().length != expected) {
      throw wrongShape(
          "%d x %d x %d raw pixels take %d bytes, not %d"
              .formatted(width, height, channels, expected, image.content().length));
    }
    return new ByteRows(
        width, height, Orientation.UPRIGHT, image.content(), 0, width * channels, channels);
  }

  private static RejectedImageException wrongShape(String message) {
    return new RejectedImageException(Reason.WRONG_SHAPE, message);
  }
}
