package io.fovea.trainer.augmentation;

import java.util.Arrays;

/**
 * Moves the pixels of images of one size. What comes from outside of the source is black: an edge
 * that is drawn out makes stripes that no photograph has.
 */
record Resampler(int channels, int height, int width) {

  /** Bilinear; the border itself fades into the black around it over one pixel. */
  void resample(float[] source, AffineMap map, float[] target, int offset) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromX = map.xx() * x + map.xy() * y + map.x0();
        double fromY = map.yx() * x + map.yy() * y + map.y0();
        int left = (int) Math.floor(fromX);
        int top = (int) Math.floor(fromY);
        int at = offset + y * width + x;
        float right = (float) (fromX - left);
        float down = (float) (fromY - top);
        if (left >= 0 && left < width - 1 && top >= 0 && top < height - 1) {
          inside(source, top * width + left, right, down, target, at);
        } else {
          border(source, left, top, right, down, target, at);
        }
      }
    }
  }

  private void inside(float[] source, int from, float right, float down, float[] target, int at) {
    int plane = height * width;
    for (int c = 0; c < channels; c++) {
      int i = c * plane + from;
      target[c * plane + at] =
          between(
              between(source[i], source[i + 1], right),
              between(source[i + width], source[i + width + 1], right),
              down);
    }
  }

  private void border(
      float[] source, int left, int top, float right, float down, float[] target, int at) {
    int plane = height * width;
    for (int c = 0; c < channels; c++) {
      target[c * plane + at] =
          between(
              between(pixel(source, c, top, left), pixel(source, c, top, left + 1), right),
              between(pixel(source, c, top + 1, left), pixel(source, c, top + 1, left + 1), right),
              down);
    }
  }

  private float pixel(float[] source, int channel, int y, int x) {
    return x < 0 || x >= width || y < 0 || y >= height
        ? 0
        : source[(channel * height + y) * width + x];
  }

  /** Rounding may step over the upper of both by the last bit. */
  private static float between(float from, float to, float part) {
    return Math.min(1, from + part * (to - from));
  }

  /** Flips, then moves by whole pixels: values are copied as they are. */
  void copy(
      float[] source,
      boolean horizontally,
      boolean vertically,
      int right,
      int down,
      float[] target,
      int offset) {
    for (int row = 0; row < channels * height; row++) {
      int y = row % height - down;
      int to = offset + row * width;
      if (y < 0 || y >= height) {
        Arrays.fill(target, to, to + width, 0);
      } else {
        int from = (row - row % height + (vertically ? height - 1 - y : y)) * width;
        copyRow(source, from, horizontally, right, target, to);
      }
    }
  }

  private void copyRow(
      float[] source, int from, boolean reversed, int right, float[] target, int to) {
    int first = Math.max(0, right);
    int end = Math.min(width, width + right);
    Arrays.fill(target, to, to + first, 0);
    Arrays.fill(target, to + end, to + width, 0);
    if (reversed) {
      int last = from + width - 1 + right;
      for (int x = first; x < end; x++) {
        target[to + x] = source[last - x];
      }
    } else {
      System.arraycopy(source, from + first - right, target, to + first, end - first);
    }
  }
}
