package io.fovea.inference.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a card says about how far confidences can be believed. */
final class CardCalibration {
  private final ModelManifest manifest;
  private final Map<String, Double> metrics;

  CardCalibration(ModelManifest manifest) {
    this.manifest = manifest;
    this.metrics = manifest.provenance().testMetrics();
  }

  List<String> lines() {
    return List.of("## Confidence", temperature() + errors(), threshold());
  }

  private String temperature() {
    return manifest.temperature() == 1
        ? "Confidences are not calibrated: they are the network's own." + whyNot()
        : "Confidences are calibrated: logits are divided by the temperature %s, fitted on validation images."
            .formatted(CardFigures.number(manifest.temperature()));
  }

  private String whyNot() {
    Optional<Long> validation =
        manifest.provenance().training().map(known -> known.images().get("validation"));
    if (validation.isEmpty()) {
      return "";
    }
    return validation.get() == 0
        ? " No validation images were kept back to fit a temperature to, and `reference.json` tells of the test images."
        : " The validation images are all right, so they say nothing about a temperature.";
  }

  private String errors() {
    if (!metrics.containsKey("calibrationErrorBefore")) {
      return "";
    }
    CardFigures figures = new CardFigures(metrics);
    return """

        On test images, the expected calibration error was %s before and is %s now (15 bins)."""
        .formatted(figures.value("calibrationErrorBefore"), figures.value("calibrationError"));
  }

  private String threshold() {
    if (manifest.suggestedThreshold().isEmpty()) {
      return "No threshold for being unsure is suggested.";
    }
    return """
        A confidence below %s is better taken as unsure: it is the smallest threshold at which, by the
        validation images, the sure answers are wrong at most half as often as all answers are (upper end of
        the 95 %% Wilson interval)."""
            .formatted(manifest.suggestedThreshold().getAsDouble())
        + sure();
  }

  private String sure() {
    if (!metrics.containsKey("sureCoverage") || !metrics.containsKey("sureAccuracy")) {
      return "";
    }
    CardFigures figures = new CardFigures(metrics);
    return """

        On test images, a share of %s is at least that sure; of those, %s are right."""
        .formatted(figures.value("sureCoverage"), figures.value("sureAccuracy"));
  }
}
