package io.fovea.inference.quality;

/** A proportion, 0 to 1, with its 95 % interval. */
public record Estimate(double value, double low, double high) {
  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * With Wilson's interval (Wilson 1927, "Probable inference, the law of succession, and
   * statistical inference"), without continuity correction. Of no trials nothing is known: 0,
   * between 0 and 1.
   */
  public static Estimate of(long successes, long trials) {
    if (trials == 0) {
      return new Estimate(0, 0, 1);
    }
    double n = trials;
    double p = successes / n;
    double z2 = Z * Z;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new Estimate(p, Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /**
   * With the normal distribution's interval; all of it cut to 0..1.
   *
   * @param deviation standard deviation of the value
   */
  public static Estimate around(double value, double deviation) {
    double half = Z * deviation;
    return new Estimate(cut(value), cut(value - half), cut(value + half));
  }

  private static double cut(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
