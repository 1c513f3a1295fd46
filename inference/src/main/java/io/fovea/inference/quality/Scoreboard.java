package io.fovea.inference.quality;

import java.util.List;

/**
 * Counts predictions against true labels, one by one. Classes stand in the order of the model's
 * labels; a true label that the model does not know is a class too, behind them, which it always
 * gets wrong.
 */
public final class Scoreboard {
  private final ConfusionMatrix confusion;
  private final CalibrationError calibration = new CalibrationError();

  public Scoreboard(List<String> labels) {
    this.confusion = new ConfusionMatrix(labels);
  }

  public void add(String actual, String predicted, float confidence) {
    confusion.add(actual, predicted, 1);
    calibration.add(confidence, actual.equals(predicted));
  }

  public QualityFigures figures() {
    return QualityFigures.of(confusion, calibration);
  }
}
