package io.fovea.trainer.calibration;

import io.fovea.inference.quality.CalibrationError;
import io.fovea.inference.quality.ReliabilityBin;
import java.util.List;

/**
 * Accuracy against confidence (Guo et al. 2017, "On Calibration of Modern Neural Networks", section
 * 2).
 *
 * @param bins 15 of equal width, from the least sure to the surest
 * @param calibrationError how far both lie apart on the average, 0 to 1
 */
public record ReliabilityDiagram(List<ReliabilityBin> bins, double calibrationError) {

  public ReliabilityDiagram {
    bins = List.copyOf(bins);
  }

  public static ReliabilityDiagram of(Answers answers) {
    CalibrationError error = new CalibrationError();
    for (int i = 0; i < answers.size(); i++) {
      error.add(answers.confidence()[i], answers.right()[i]);
    }
    return new ReliabilityDiagram(error.bins(), error.value());
  }
}
