package io.fovea.inference.image;

/** Resizes a part of an image, row by row: the columns of each row first, then the rows. */
final class Resampler {
  private final PixelRows rows;
  private final int channels;
  private final Area area;
  private final AxisWeights columns;
  private final AxisWeights lines;
  private final int[] stored;

  /** Neighbouring target rows share at most one source row (shrinking) or two (growing). */
  private final float[][] recent;

  private final int[] recentRow = {-1, -1};

  private Resampler(PixelRows rows, int channels, Area area, int width, int height) {
    this.rows = rows;
    this.channels = channels;
    this.area = area;
    this.columns = AxisWeights.of(area.width(), width);
    this.lines = AxisWeights.of(area.height(), height);
    this.stored = new int[rows.width() * channels];
    this.recent = new float[2][width * channels];
  }

  /**
   * The part in another size.
   *
   * @return {@code [height, width, channels]}, 0 to 255 and fractional
   */
  static float[] resize(PixelRows rows, int channels, Area area, int width, int height)
      throws RejectedImageException {
    return new Resampler(rows, channels, area, width, height).resize(width, height);
  }

  private float[] resize(int width, int height) throws RejectedImageException {
    float[] target = new float[height * width * channels];
    int length = width * channels;
    for (int y = 0; y < height; y++) {
      float[] weights = lines.weights(y);
      for (int k = 0; k < weights.length; k++) {
        addRow(weights[k], resizedRow(area.y() + lines.first(y) + k), target, y * length);
      }
    }
    return target;
  }

  private static void addRow(float weight, float[] row, float[] target, int at) {
    for (int i = 0; i < row.length; i++) {
      target[at + i] += weight * row[i];
    }
  }

  private float[] resizedRow(int y) throws RejectedImageException {
    int slot = y & 1;
    if (recentRow[slot] != y) {
      rows.read(y, channels, stored);
      resizeColumns(recent[slot]);
      recentRow[slot] = y;
    }
    return recent[slot];
  }

  private void resizeColumns(float[] target) {
    int width = target.length / channels;
    for (int x = 0; x < width; x++) {
      float[] weights = columns.weights(x);
      int from = (area.x() + columns.first(x)) * channels;
      for (int c = 0; c < channels; c++) {
        float sum = 0;
        for (int k = 0, i = from + c; k < weights.length; k++, i += channels) {
          sum += weights[k] * stored[i];
        }
        target[x * channels + c] = sum;
      }
    }
  }
}
