package io.fovea.trainer.calibration;

import io.fovea.inference.Temperature;

/** How probable a model held the true classes, seen as a function of the temperature. */
final class LogLikelihood {
  /** Natural logarithms of probabilities: logits, but for a constant. */
  private final double[][] logits;

  private final int[] actual;

  /**
   * @param probabilities {@code [images][classes]}
   * @param actual indices of the true classes
   */
  LogLikelihood(float[][] probabilities, int[] actual) {
    this.logits = new double[actual.length][];
    this.actual = actual;
    for (int i = 0; i < actual.length; i++) {
      logits[i] = new double[probabilities[i].length];
      for (int j = 0; j < logits[i].length; j++) {
        logits[i][j] = Temperature.logit(probabilities[i][j]);
      }
    }
  }

  /**
   * Mean of the negative log-likelihood.
   *
   * @param inverse 1 divided by the temperature
   */
  double loss(double inverse) {
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      double most = most(logits[i]);
      double powers = 0;
      for (double logit : logits[i]) {
        powers += Math.exp(inverse * (logit - most));
      }
      sum += Math.log(powers) - inverse * (logits[i][actual[i]] - most);
    }
    return sum / actual.length;
  }

  /** The derivative of {@link #loss}: it only rises, since the loss is convex. */
  double slope(double inverse) {
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      sum += expected(logits[i], inverse) - logits[i][actual[i]];
    }
    return sum / actual.length;
  }

  private static double expected(double[] row, double inverse) {
    double most = most(row);
    double powers = 0;
    double weighted = 0;
    for (double logit : row) {
      double power = Math.exp(inverse * (logit - most));
      powers += power;
      weighted += power * logit;
    }
    return weighted / powers;
  }

  /** Subtracted, so that no power overflows. */
  private static double most(double[] row) {
    double most = Double.NEGATIVE_INFINITY;
    for (double logit : row) {
      most = Math.max(most, logit);
    }
    return most;
  }

  /** Whether no class is more probable than the true one, for any image. */
  boolean nothingWrong() {
    for (int i = 0; i < actual.length; i++) {
      if (logits[i][actual[i]] < most(logits[i])) {
        return false;
      }
    }
    return true;
  }
}
