package io.fovea.trainer.report.content;

import io.fovea.inference.quality.QualityFigures;
import io.fovea.trainer.calibration.Calibration;
import io.fovea.trainer.calibration.RiskCoverage;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.evaluation.PartAccuracy;
import java.util.List;

/**
 * How good a model is on its test images.
 *
 * @param before figures of the network's own confidences
 * @param quality of the calibrated ones
 * @param test the images, 0 to 1
 * @param probabilities calibrated, {@code [images][classes]}
 * @param calibration fitted to other images
 * @param riskCoverage of the calibrated confidences
 * @param parts accuracy on parts of the test images, or on others beside them
 */
public record ResultContent(
    QualityFigures before,
    QualityFigures quality,
    PreparedImages test,
    float[][] probabilities,
    Calibration calibration,
    RiskCoverage riskCoverage,
    List<PartAccuracy> parts) {

  /**
   * @throws IllegalArgumentException if there are more or fewer answers than images
   */
  public ResultContent {
    if (test.size() != probabilities.length) {
      throw new IllegalArgumentException(
          "%d images have %d answers".formatted(test.size(), probabilities.length));
    }
    parts = List.copyOf(parts);
  }
}
