package io.fovea.trainer.calibration;

import io.fovea.inference.Temperature;

/**
 * Finds the temperature of the least negative log-likelihood (Guo et al. 2017, "On Calibration of
 * Modern Neural Networks", section 4.2).
 */
public final class TemperatureScaling {
  static final double LOWEST = 0.05;
  static final double HIGHEST = 20;

  /** Of 1 divided by the temperature; far less than images can tell. */
  private static final double PRECISION = 1e-12;

  private TemperatureScaling() {}

  /**
   * Fits. Of images that are all right (or of none) no temperature is the best: the lower, the
   * likelier. Then confidences stay as they are.
   *
   * @param probabilities {@code [images][classes]}, of images that the network was not fitted to
   * @param actual indices of the true classes
   * @return 0.05 to 20
   */
  public static Temperature fit(float[][] probabilities, int[] actual) {
    LogLikelihood likelihood = new LogLikelihood(probabilities, actual);
    return likelihood.nothingWrong() ? new Temperature(1) : new Temperature(1 / root(likelihood));
  }

  /** Bisection: the slope crosses zero once at most, and needs no second derivative. */
  private static double root(LogLikelihood likelihood) {
    double low = 1 / HIGHEST;
    double high = 1 / LOWEST;
    while (high - low > PRECISION) {
      double middle = (low + high) / 2;
      if (likelihood.slope(middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Mean negative log-likelihood of the true classes, natural logarithm. */
  public static double logLoss(float[][] probabilities, int[] actual) {
    return new LogLikelihood(probabilities, actual).loss(1);
  }
}
