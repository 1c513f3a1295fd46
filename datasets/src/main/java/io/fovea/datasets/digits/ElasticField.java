package io.fovea.datasets.digits;

/**
 * An elastic distortion: a displacement for each pixel, random but smooth, as P. Simard, D.
 * Steinkraus and J. Platt describe in "Best Practices for Convolutional Neural Networks Applied to
 * Visual Document Analysis" (ICDAR 2003): uniform numbers from -1 to 1, smoothed with a Gaussian of
 * deviation sigma, times alpha. They used sigma 4 and alpha 34 on images of 29 x 29.
 */
final class ElasticField {

  private static final double SIGMA = 4;
  private static final int RADIUS = 10;
  private static final float[] GAUSSIAN = gaussian();

  private final int side;
  private final float[] field;

  private ElasticField(int side, float[] field) {
    this.side = side;
    this.field = field;
  }

  /** Displacements along one axis for {@code side * side} pixels, in pixels. */
  static ElasticField random(int side, double alpha, Dice dice) {
    int wide = side + 2 * RADIUS;
    float[] noise = new float[wide * wide];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (alpha * dice.between(-1, 1));
    }
    float[] smooth = new float[side * side];
    smooth(smoothRows(noise, wide, side), side, smooth);
    return new ElasticField(side, smooth);
  }

  float at(int x, int y) {
    return field[y * side + x];
  }

  private static float[] smoothRows(float[] noise, int wide, int side) {
    float[] rows = new float[wide * side];
    for (int y = 0; y < wide; y++) {
      for (int x = 0; x < side; x++) {
        float sum = 0;
        for (int k = 0; k < GAUSSIAN.length; k++) {
          sum += GAUSSIAN[k] * noise[y * wide + x + k];
        }
        rows[y * side + x] = sum;
      }
    }
    return rows;
  }

  private static void smooth(float[] rows, int side, float[] target) {
    for (int y = 0; y < side; y++) {
      for (int k = 0; k < GAUSSIAN.length; k++) {
        float weight = GAUSSIAN[k];
        int from = (y + k) * side;
        for (int x = 0; x < side; x++) {
          target[y * side + x] += weight * rows[from + x];
        }
      }
    }
  }

  private static float[] gaussian() {
    float[] weights = new float[2 * RADIUS + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double d = i - RADIUS;
      weights[i] = (float) StrictMath.exp(-d * d / (2 * SIGMA * SIGMA));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= (float) sum;
    }
    return weights;
  }
}
