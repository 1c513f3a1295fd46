package io.fovea.web.live.thumbnails;

/** What is decoded at all, and of that how many pixels. */
final class PixelLimits {
  /** Of a thumbnail's longer side; twice what the page shows, for screens with small pixels. */
  static final int SIDE = 96;

  private static final long MOST_PIXELS = 32_000_000;
  private static final int LONGEST_SIDE = 30_000;

  private PixelLimits() {}

  static void check(long width, long height) throws UnreadableImageException {
    if (width < 1
        || height < 1
        || Math.max(width, height) > LONGEST_SIDE
        || width * height > MOST_PIXELS) {
      throw new UnreadableImageException(width + "x" + height + " pixels");
    }
  }

  /** Every how-many-th pixel is enough to average them afterwards. */
  static int step(int width, int height) {
    return Math.max(1, Math.max(width, height) / (3 * SIDE));
  }
}
