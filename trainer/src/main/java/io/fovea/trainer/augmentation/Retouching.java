package io.fovea.trainer.augmentation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Changes values where they are, and leaves them within 0 and 1. */
final class Retouching {
  private Retouching() {}

  static void brightness(float[] values, int from, int to, float factor) {
    for (int i = from; i < to; i++) {
      values[i] = Math.min(1, values[i] * factor);
    }
  }

  static void noise(float[] values, int from, int to, double deviation, SplittableRandom random) {
    for (int i = from; i < to; i++) {
      double noisy = values[i] + deviation * random.nextGaussian();
      values[i] = (float) Math.max(0, Math.min(1, noisy));
    }
  }

  /**
   * Covers a square in each channel by the mean of that channel: what is covered then looks like
   * nothing, where black would look like something.
   *
   * @param x of the square's left column; it may begin or end outside of the image
   * @param y of its top row, likewise
   */
  static void cutout(float[] values, int offset, Resampler image, int x, int y, int side) {
    int left = Math.max(0, x);
    int right = Math.min(image.width(), x + side);
    int plane = image.height() * image.width();
    for (int c = 0; c < image.channels(); c++) {
      float mean = mean(values, offset + c * plane, plane);
      for (int row = Math.max(0, y); row < Math.min(image.height(), y + side); row++) {
        int from = offset + (c * image.height() + row) * image.width();
        Arrays.fill(values, from + left, from + right, mean);
      }
    }
  }

  private static float mean(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return (float) (sum / count);
  }
}
