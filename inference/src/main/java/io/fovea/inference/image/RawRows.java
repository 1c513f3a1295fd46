package io.fovea.inference.image;

import io.fovea.inference.image.Rejection.Reason;

/** Rows of raw pixels: height x width x channels, one unsigned byte each. */
record RawRows(int width, int height, int stored, byte[] pixels) implements PixelRows {

  /**
   * @throws RejectedImageException if the sizes are missing or at odds with the bytes
   */
  static RawRows of(ImageInput image, ImageLimits limits) throws RejectedImageException {
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
    return new RawRows(width, height, channels, image.content());
  }

  @Override
  public Orientation orientation() {
    return Orientation.UPRIGHT;
  }

  @Override
  public void read(int y, int channels, int[] row) {
    int from = y * width * stored;
    if (channels == stored) {
      for (int i = 0; i < width * stored; i++) {
        row[i] = pixels[from + i] & 0xff;
      }
    } else if (channels == 1) {
      for (int x = 0, i = from; x < width; x++, i += 3) {
        row[x] = PixelRows.luma(pixels[i] & 0xff, pixels[i + 1] & 0xff, pixels[i + 2] & 0xff);
      }
    } else {
      for (int x = 0; x < width; x++) {
        row[3 * x] = row[3 * x + 1] = row[3 * x + 2] = pixels[from + x] & 0xff;
      }
    }
  }

  private static RejectedImageException wrongShape(String message) {
    return new RejectedImageException(Reason.WRONG_SHAPE, message);
  }
}
