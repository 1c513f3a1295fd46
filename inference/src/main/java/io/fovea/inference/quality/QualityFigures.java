package io.fovea.inference.quality;

import java.util.List;

/**
 * How good a model is on some images, by the formulas of scikit-learn's {@code
 * classification_report}; fields are called as in {@code QualityReport}.
 *
 * @param labelled images that were judged
 * @param classes those that are true or predicted somewhere, in the order of the model's labels
 * @param confusion cells that are not zero, by actual and then predicted class
 * @param calibrationError expected calibration error, 0 to 1
 * @param reliability what that is made of: 15 bins of equal width
 */
public record QualityFigures(
    long labelled,
    Estimate accuracy,
    Averages macro,
    Averages micro,
    Averages weighted,
    List<ClassQuality> classes,
    List<ConfusionCell> confusion,
    double calibrationError,
    List<ReliabilityBin> reliability) {

  public QualityFigures {
    classes = List.copyOf(classes);
    confusion = List.copyOf(confusion);
    reliability = List.copyOf(reliability);
  }

  /**
   * @param confusion of the same images as the calibration
   */
  public static QualityFigures of(ConfusionMatrix confusion, CalibrationError calibration) {
    Estimate accuracy = Estimate.of(confusion.correct(), confusion.labelled());
    List<ClassQuality> classes = confusion.classes();
    return new QualityFigures(
        confusion.labelled(),
        accuracy,
        Averages.macro(classes),
        Averages.micro(accuracy.value()),
        Averages.bySupport(classes),
        classes,
        confusion.cells(),
        calibration.value(),
        calibration.bins());
  }
}
