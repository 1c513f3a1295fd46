package io.fovea.trainer.augmentation;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * Mixes each image of a batch with another, and their labels in the same parts. After Zhang et al.
 * 2018, "mixup: beyond empirical risk minimization". The other is the next of the batch, and for
 * the last the first: a batch is shuffled, so that is as random as another draw.
 *
 * @param alpha the share of the first is drawn from Beta(alpha, alpha): small ones leave most
 *     images nearly alone, 1 makes all shares alike
 */
public record Mixup(double alpha) {
  public Mixup {
    if (!(alpha > 0)) {
      throw new IllegalArgumentException("alpha must be above 0, but is " + alpha);
    }
  }

  /** One share for each image of a batch; the rest is the next image's. */
  public double[] shares(int images, SplittableRandom random) {
    double[] shares = new double[images];
    for (int i = 0; i < images; i++) {
      shares[i] = share(random);
    }
    return shares;
  }

  /** Of two Gamma(alpha) values, the first's part of the sum is Beta(alpha, alpha). */
  double share(SplittableRandom random) {
    return 1 / (1 + Math.exp(logGamma(random) - logGamma(random)));
  }

  /**
   * The logarithm of a value from Gamma(alpha): itself, for a small alpha, is often too small for a
   * double. After Marsaglia and Tsang 2000, "A simple method for generating gamma variables", with
   * their Gamma(alpha) = Gamma(alpha + 1) * U^(1/alpha).
   */
  private double logGamma(SplittableRandom random) {
    double d = alpha + 1 - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      double u = 1 - random.nextDouble();
      if (v > 0 && Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return Math.log(d * v) + Math.log(1 - random.nextDouble()) / alpha;
      }
    }
  }

  /**
   * Mixes the rows of a batch in place: once with its images {@code [n, channels, height, width]},
   * and once with its labels {@code [n, classes]}.
   *
   * @param rows as many as there are shares, all of one length, from 0 to the buffer's limit
   */
  public static void mix(FloatBuffer rows, double[] shares) {
    if (rows.limit() % shares.length != 0) {
      throw new IllegalArgumentException(
          rows.limit() + " values are not " + shares.length + " rows of one length");
    }
    int length = rows.limit() / shares.length;
    float[] first = new float[length];
    float[] row = new float[length];
    float[] next = new float[length];
    rows.get(0, first);
    System.arraycopy(first, 0, row, 0, length);
    for (int i = 0; i < shares.length; i++) {
      boolean last = i == shares.length - 1;
      if (!last) {
        rows.get((i + 1) * length, next);
      }
      mix(row, last ? first : next, (float) shares[i]);
      rows.put(i * length, row);
      float[] mixed = row;
      row = next;
      next = mixed;
    }
  }

  private static void mix(float[] row, float[] other, float share) {
    for (int i = 0; i < row.length; i++) {
      row[i] = Math.min(1, other[i] + share * (row[i] - other[i]));
    }
  }
}
