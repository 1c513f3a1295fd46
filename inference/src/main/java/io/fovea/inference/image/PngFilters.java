package io.fovea.inference.image;

/** Takes back the filters of the rows of a PNG (W3C PNG, third edition, section 9), in place. */
final class PngFilters {

  private PngFilters() {}

  /**
   * Returns whether all filters are known.
   *
   * @param rows {@code height + 1} rows, the first of zeros; each begins with its filter
   * @param stride bytes of a row, that of the filter included
   * @param pixel bytes of a pixel
   */
  static boolean undo(byte[] rows, int stride, int height, int pixel) {
    for (int y = 1; y <= height; y++) {
      int from = y * stride + 1;
      int to = from + stride - 1;
      switch (rows[from - 1]) {
        case 0 -> {
          // Stored as it is.
        }
        case 1 -> undoSub(rows, from + pixel, to, pixel);
        case 2 -> undoUp(rows, from, to, stride);
        case 3 -> undoAverage(rows, from, to, stride, pixel);
        case 4 -> undoPaeth(rows, from, to, stride, pixel);
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  private static void undoSub(byte[] rows, int from, int to, int pixel) {
    for (int i = from; i < to; i++) {
      rows[i] += rows[i - pixel];
    }
  }

  private static void undoUp(byte[] rows, int from, int to, int stride) {
    for (int i = from; i < to; i++) {
      rows[i] += rows[i - stride];
    }
  }

  private static void undoAverage(byte[] rows, int from, int to, int stride, int pixel) {
    for (int i = from; i < from + pixel; i++) {
      rows[i] += (byte) ((rows[i - stride] & 0xff) >> 1);
    }
    for (int i = from + pixel; i < to; i++) {
      rows[i] += (byte) ((rows[i - pixel] & 0xff) + (rows[i - stride] & 0xff) >> 1);
    }
  }

  /** Left of the first pixel is zero, and so is above left: above is the nearest then. */
  private static void undoPaeth(byte[] rows, int from, int to, int stride, int pixel) {
    undoUp(rows, from, from + pixel, stride);
    for (int i = from + pixel; i < to; i++) {
      int left = rows[i - pixel] & 0xff;
      int above = rows[i - stride] & 0xff;
      int corner = rows[i - stride - pixel] & 0xff;
      rows[i] += (byte) nearest(left, above, corner);
    }
  }

  private static int nearest(int left, int above, int corner) {
    int toLeft = Math.abs(above - corner);
    int toAbove = Math.abs(left - corner);
    int toCorner = Math.abs(left + above - 2 * corner);
    if (toLeft <= toAbove && toLeft <= toCorner) {
      return left;
    }
    return toAbove <= toCorner ? above : corner;
  }
}
