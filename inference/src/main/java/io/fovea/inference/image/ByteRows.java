package io.fovea.inference.image;

/**
 * Rows of 8-bit samples in memory, bands side by side.
 *
 * @param pixels may hold more than the image, and may be used again for the next one
 * @param first sample of the first row
 * @param stride bytes from row to row
 * @param bands 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGB, alpha)
 */
record ByteRows(
    int width, int height, Orientation orientation, byte[] pixels, int first, int stride, int bands)
    implements PixelRows {

  /** Whether the rows lie one behind the other and just as a network of so many channels reads. */
  boolean isDense(int channels) {
    return bands == channels && stride == width * bands;
  }

  @Override
  public void read(int y, PixelRow row) {
    int from = first + y * stride;
    if (row.channels() == bands) {
      row.liesIn(pixels, from);
    } else {
      row.isMade(width);
      convert(from, row);
    }
  }

  private void convert(int from, PixelRow row) {
    boolean alpha = bands == 2 || bands == 4;
    boolean colour = bands >= 3;
    for (int x = 0, i = from; x < width; x++, i += bands) {
      int red = pixels[i] & 0xff;
      int green = colour ? pixels[i + 1] & 0xff : red;
      int blue = colour ? pixels[i + 2] & 0xff : red;
      row.put(x, red, green, blue, alpha ? pixels[i + bands - 1] & 0xff : 255);
    }
  }
}
