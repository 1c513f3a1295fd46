package io.fovea.inference.image;

/**
 * What {@link Preprocessing} says, in plain loops over one pixel after another: slow, and easy to
 * check. The order of additions is part of it, so that results are equal to the last bit.
 */
final class PlainPreprocessing {
  private final Preprocessing to;
  private final int width;
  private final int height;
  private final byte[] rgb;
  private final Orientation orientation;

  /**
   * @param rgb stored pixels
   */
  PlainPreprocessing(Preprocessing to, int width, int height, byte[] rgb, Orientation orientation) {
    this.to = to;
    this.width = width;
    this.height = height;
    this.rgb = rgb;
    this.orientation = orientation;
  }

  float[] floats() {
    boolean swaps = orientation.swapsAxes();
    int uprightWidth = swaps ? height : width;
    int uprightHeight = swaps ? width : height;
    Area source = Area.whole(uprightWidth, uprightHeight);
    Area shown = Area.whole(to.width(), to.height());
    if (to.resize() == ResizeMode.FIT) {
      shown = Area.centred(to.width(), to.height(), uprightWidth, uprightHeight);
    } else if (to.resize() == ResizeMode.CENTER_CROP) {
      source = Area.centred(uprightWidth, uprightHeight, to.width(), to.height());
    }
    Area stored = orientation.stored(source, width, height);
    int columns = swaps ? shown.height() : shown.width();
    int rows = swaps ? shown.width() : shown.height();
    float[] floats = new float[to.floatsPerImage()];
    for (int c = 0; c < to.channels(); c++) {
      for (int y = 0; y < to.height(); y++) {
        for (int x = 0; x < to.width(); x++) {
          int at = (c * to.height() + y) * to.width() + x;
          floats[at] = to.normalize(c, 0);
          int shownX = x - shown.x();
          int shownY = y - shown.y();
          if (0 <= shownX && shownX < shown.width() && 0 <= shownY && shownY < shown.height()) {
            int column = swaps ? shownY : shownX;
            int row = swaps ? shownX : shownY;
            column = flipsColumns() ? columns - 1 - column : column;
            row = flipsRows() ? rows - 1 - row : row;
            floats[at] = to.normalize(c, resized(stored, columns, rows, column, row, c));
          }
        }
      }
    }
    return floats;
  }

  /** EXIF 2.32: the 0th column is at the right, or at the bottom where axes are swapped. */
  private boolean flipsColumns() {
    return switch (orientation) {
      case MIRRORED, UPSIDE_DOWN, TRANSVERSED, TURN_COUNTER_CLOCKWISE -> true;
      default -> false;
    };
  }

  /** The 0th row is at the bottom, or at the right where axes are swapped. */
  private boolean flipsRows() {
    return switch (orientation) {
      case UPSIDE_DOWN, MIRRORED_UPSIDE_DOWN, TURN_CLOCKWISE, TRANSVERSED -> true;
      default -> false;
    };
  }

  private float resized(Area area, int columns, int rows, int column, int row, int channel) {
    AxisWeights horizontal = AxisWeights.of(area.width(), columns);
    AxisWeights vertical = AxisWeights.of(area.height(), rows);
    float sum = 0;
    float[] lines = vertical.weights(row);
    for (int k = 0; k < lines.length; k++) {
      float line = 0;
      float[] weights = horizontal.weights(column);
      for (int j = 0; j < weights.length; j++) {
        int x = area.x() + horizontal.first(column) + j;
        line += weights[j] * sample(x, area.y() + vertical.first(row) + k, channel);
      }
      sum += lines[k] * line;
    }
    return sum;
  }

  private int sample(int x, int y, int channel) {
    int at = 3 * (y * width + x);
    int red = rgb[at] & 0xff;
    int green = rgb[at + 1] & 0xff;
    int blue = rgb[at + 2] & 0xff;
    return to.channels() == 3
        ? rgb[at + channel] & 0xff
        : (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
  }
}
