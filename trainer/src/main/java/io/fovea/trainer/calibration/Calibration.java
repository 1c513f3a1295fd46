package io.fovea.trainer.calibration;

import io.fovea.inference.Temperature;
import java.util.OptionalDouble;

/**
 * What validation images say of a model's confidences.
 *
 * @param suggestedThreshold of the calibrated confidence; see {@link SuggestedThreshold}
 */
public record Calibration(Temperature temperature, OptionalDouble suggestedThreshold) {
  /** Where there are no validation images. */
  public static final Calibration NONE =
      new Calibration(new Temperature(1), OptionalDouble.empty());

  /**
   * @param probabilities {@code [images][classes]}, of images that the network was not fitted to
   * @param actual indices of the true classes
   */
  public static Calibration fit(float[][] probabilities, int[] actual) {
    Temperature temperature = TemperatureScaling.fit(probabilities, actual);
    Answers answers = Answers.of(applied(temperature, probabilities), actual);
    return new Calibration(temperature, SuggestedThreshold.of(RiskCoverage.of(answers)));
  }

  /** Calibrated probabilities {@code [images][classes]}. */
  public float[][] applied(float[][] probabilities) {
    return applied(temperature, probabilities);
  }

  private static float[][] applied(Temperature temperature, float[][] probabilities) {
    float[][] calibrated = new float[probabilities.length][];
    for (int i = 0; i < calibrated.length; i++) {
      calibrated[i] = temperature.applied(probabilities[i]);
    }
    return calibrated;
  }
}
