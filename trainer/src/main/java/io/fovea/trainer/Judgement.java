package io.fovea.trainer;

import io.fovea.datasets.Dataset;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.inference.quality.Scoreboard;
import io.fovea.trainer.calibration.Answers;
import io.fovea.trainer.calibration.Calibration;
import io.fovea.trainer.calibration.RiskCoverage;
import io.fovea.trainer.calibration.TemperatureScaling;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.evaluation.PartAccuracy;
import io.fovea.trainer.evaluation.PartScores;
import java.util.List;

/**
 * What a network's answers on test images say about it.
 *
 * @param calibration what validation images said before
 * @param probabilities calibrated, {@code [images][classes]}
 * @param before figures of the network's own confidences
 * @param figures of the calibrated ones, as the stream publishes them
 * @param parts the accuracy on each part of a mixture; none where nothing was mixed
 * @param logLossBefore mean negative log-likelihood of the network's own probabilities
 * @param logLoss of the calibrated ones
 * @param riskCoverage of the calibrated ones
 */
public record Judgement(
    Calibration calibration,
    float[][] probabilities,
    QualityFigures before,
    QualityFigures figures,
    List<PartAccuracy> parts,
    double logLossBefore,
    double logLoss,
    RiskCoverage riskCoverage) {

  /**
   * @param networks probabilities as the network tells them, {@code [images][classes]}
   */
  static Judgement of(
      Calibration calibration, float[][] networks, PreparedImages test, Dataset dataset) {
    Answers answers = Answers.of(calibration.applied(networks), test.labels());
    List<PartAccuracy> parts = parts(answers, test.parts(), dataset.parts());
    return of(calibration, networks, test.labels(), dataset.labels(), parts);
  }

  /**
   * Of a model that nobody calibrated, on images that are no mixture.
   *
   * @param probabilities {@code [images][classes]}
   * @param actual indices of the true classes
   * @param labels of the model's classes
   */
  public static Judgement uncalibrated(float[][] probabilities, int[] actual, List<String> labels) {
    return of(Calibration.NONE, probabilities, actual, labels, List.of());
  }

  private static Judgement of(
      Calibration calibration,
      float[][] networks,
      int[] actual,
      List<String> labels,
      List<PartAccuracy> parts) {
    float[][] calibrated = calibration.applied(networks);
    Answers answers = Answers.of(calibrated, actual);
    return new Judgement(
        calibration,
        calibrated,
        figures(Answers.of(networks, actual), actual, labels),
        figures(answers, actual, labels),
        parts,
        TemperatureScaling.logLoss(networks, actual),
        TemperatureScaling.logLoss(calibrated, actual),
        RiskCoverage.of(answers));
  }

  private static QualityFigures figures(Answers answers, int[] actual, List<String> labels) {
    Scoreboard scoreboard = new Scoreboard(labels);
    for (int i = 0; i < actual.length; i++) {
      scoreboard.add(
          labels.get(actual[i]), labels.get(answers.predicted()[i]), answers.confidence()[i]);
    }
    return scoreboard.figures();
  }

  private static List<PartAccuracy> parts(Answers answers, int[] parts, List<String> names) {
    PartScores scores = new PartScores(names);
    for (int i = 0; i < answers.size(); i++) {
      scores.add(parts[i], answers.right()[i]);
    }
    return scores.accuracies();
  }
}
