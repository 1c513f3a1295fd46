package io.fovea.inference.image;

import java.util.Arrays;

/**
 * Resizes a part of an image, row by row: the columns of each row first, then the rows. Belongs to
 * one thread, and serves image after image.
 */
final class Resampler {
  private final int channels;
  private final PixelRow stored;

  /** Neighbouring target rows share at most one source row (shrinking) or two (growing). */
  private float[][] recent = new float[2][0];

  private final int[] recentRow = new int[2];
  private float[] sum = new float[0];
  private AxisWeights columns = AxisWeights.of(1, 1);
  private AxisWeights lines = AxisWeights.of(1, 1);

  Resampler(int channels) {
    this.channels = channels;
    this.stored = new PixelRow(channels);
  }

  /** Hands the part in another size to {@code target}, row by row. */
  void resize(PixelRows rows, Area area, int width, int height, Planes target)
      throws RejectedImageException {
    prepare(area, width, height);
    for (int y = 0; y < height; y++) {
      float[] weights = lines.weights(y);
      Arrays.fill(sum, 0);
      for (int k = 0; k < weights.length; k++) {
        addRow(weights[k], resizedRow(rows, area, lines.first(y) + k), sum);
      }
      target.put(y, sum);
    }
  }

  private void prepare(Area area, int width, int height) {
    if (!columns.are(area.width(), width)) {
      columns = AxisWeights.of(area.width(), width);
    }
    if (!lines.are(area.height(), height)) {
      lines = AxisWeights.of(area.height(), height);
    }
    if (sum.length != width * channels) {
      sum = new float[width * channels];
      recent = new float[2][width * channels];
    }
    Arrays.fill(recentRow, -1);
  }

  private static void addRow(float weight, float[] row, float[] target) {
    for (int i = 0; i < row.length; i++) {
      target[i] += weight * row[i];
    }
  }

  private float[] resizedRow(PixelRows rows, Area area, int y) throws RejectedImageException {
    int slot = y & 1;
    if (recentRow[slot] != y) {
      rows.read(area.y() + y, stored);
      int from = stored.first() + area.x() * channels;
      if (channels == 1) {
        resizeGrey(stored.samples(), from, recent[slot]);
      } else {
        resizeColour(stored.samples(), from, recent[slot]);
      }
      recentRow[slot] = y;
    }
    return recent[slot];
  }

  private void resizeGrey(byte[] samples, int from, float[] target) {
    for (int x = 0; x < target.length; x++) {
      float[] weights = columns.weights(x);
      int i = from + columns.first(x);
      float grey = 0;
      for (float weight : weights) {
        grey += weight * (samples[i++] & 0xff);
      }
      target[x] = grey;
    }
  }

  /** The three sums side by side: the processor need not wait for one to add to the next. */
  private void resizeColour(byte[] samples, int from, float[] target) {
    for (int x = 0, at = 0; at < target.length; x++, at += 3) {
      float[] weights = columns.weights(x);
      int i = from + 3 * columns.first(x);
      float red = 0;
      float green = 0;
      float blue = 0;
      for (float weight : weights) {
        red += weight * (samples[i] & 0xff);
        green += weight * (samples[i + 1] & 0xff);
        blue += weight * (samples[i + 2] & 0xff);
        i += 3;
      }
      target[at] = red;
      target[at + 1] = green;
      target[at + 2] = blue;
    }
  }
}
