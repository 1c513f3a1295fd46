package io.fovea.inference;

/**
 * Makes confidences as high as they are right: logits are divided by it before softmax (Guo et al.
 * 2017, "On Calibration of Modern Neural Networks", section 4.2). Softmax is blind to a constant
 * that all logits share, so log-probabilities serve as logits. The order of classes stays.
 *
 * @param value above 0; 1: nothing changes; above 1: less sure
 */
public record Temperature(double value) {

  /**
   * @throws IllegalArgumentException if it cannot be one
   */
  public Temperature {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("temperature must be above 0, not " + value);
    }
  }

  /**
   * The logarithm of a probability. One below the smallest normal float counts as that: some
   * engines flush it to zero and some do not, and of zero there is no logarithm.
   */
  public static double logit(float probability) {
    return Math.log(Math.max(probability, Float.MIN_NORMAL));
  }

  /**
   * Calibrates one image.
   *
   * @param probabilities {@code [classes]}; left as they are
   */
  public float[] applied(float[] probabilities) {
    if (value == 1) {
      return probabilities.clone();
    }
    double[] powers = new double[probabilities.length];
    double sum = 0;
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Math.exp(logit(probabilities[i]) / value);
      sum += powers[i];
    }
    float[] calibrated = new float[powers.length];
    for (int i = 0; i < powers.length; i++) {
      calibrated[i] = (float) (powers[i] / sum);
    }
    return calibrated;
  }
}
