package io.fovea.trainer;

import io.fovea.trainer.calibration.RiskCoverage;
import java.util.Locale;

/** What validation images changed, for people. */
final class CalibrationText {

  private CalibrationText() {}

  /** Nothing if there were none. */
  static String of(Judgement judgement) {
    StringBuilder text = new StringBuilder();
    double temperature = judgement.calibration().temperature().value();
    if (temperature != 1) {
      line(
          text,
          "Temperature %.3f: the calibration error was %.4f without it",
          temperature,
          judgement.before().calibrationError());
    }
    judgement.calibration().suggestedThreshold().ifPresent(t -> threshold(text, judgement, t));
    return text.toString();
  }

  private static void threshold(StringBuilder text, Judgement judgement, double threshold) {
    RiskCoverage.Point sure = judgement.riskCoverage().at(threshold);
    line(
        text,
        "Unsure below %.4f: %.2f %% of the test images are surer, and %.2f %% of those are right",
        threshold,
        100 * sure.coverage(),
        100 * (1 - sure.risk()));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
