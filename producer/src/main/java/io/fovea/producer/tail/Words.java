package io.fovea.producer.tail;

import static io.fovea.producer.text.PlainText.bar;
import static io.fovea.producer.text.PlainText.clean;
import static io.fovea.producer.text.PlainText.size;

import io.fovea.schema.Drift;
import io.fovea.schema.Estimate;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import java.time.Duration;
import java.util.Locale;

/** What people want to know of a record, beside its time and its key. */
final class Words {
  private Words() {}

  static String of(ImageEvent image) {
    String shape =
        image.getWidth() == null || image.getHeight() == null
            ? ""
            : image.getWidth() + "x" + image.getHeight() + channels(image) + "  ";
    String source = image.getSource().isEmpty() ? "" : "  from " + clean(image.getSource());
    return image.getFormat() + "  " + shape + size(image.getContent().remaining()) + source;
  }

  private static String channels(ImageEvent image) {
    return image.getChannels() == null ? "" : "x" + image.getChannels();
  }

  static String of(Prediction prediction) {
    Duration age = Duration.between(prediction.getCapturedAt(), prediction.getClassifiedAt());
    return String.format(
        Locale.ROOT,
        "%-12s %.3f %s%s  %s %s  batch of %d  %,d ms after capture",
        clean(prediction.getLabel()),
        prediction.getConfidence(),
        bar(prediction.getConfidence()),
        prediction.getUnsure() ? " unsure" : "",
        clean(prediction.getModelName()),
        clean(prediction.getModelVersion()),
        prediction.getBatchSize(),
        age.toMillis());
  }

  static String of(LabelFeedback feedback) {
    String annotator = feedback.getAnnotator();
    return "is "
        + clean(feedback.getLabel())
        + (annotator.isEmpty() ? "" : "  says " + clean(annotator));
  }

  static String of(QualityReport report) {
    String window =
        report.getWindowStart() == null
            ? "since the start"
            : report.getWindowStart() + " to " + report.getWindowEnd();
    return String.format(
        Locale.ROOT,
        "%s %s  %s  %s  %,d of %,d labelled%s%s",
        clean(report.getModelName()),
        clean(report.getModelVersion()),
        window,
        accuracy(report),
        report.getLabelled(),
        report.getPredicted(),
        estimate(report.getEstimatedAccuracy()),
        drift(report.getDrift()));
  }

  private static String accuracy(QualityReport report) {
    return report.getLabelled() == 0
        ? "no labels yet"
        : "accuracy "
            + of(report.getAccuracy())
            + String.format(Locale.ROOT, "  macro F1 %.4f", report.getMacro().getF1());
  }

  private static String estimate(Estimate estimate) {
    return estimate == null ? "" : "  estimate without labels " + of(estimate);
  }

  private static String drift(Drift drift) {
    return drift == null ? "" : drift.getDrifted() ? "  DRIFT" : "  no drift";
  }

  private static String of(Estimate estimate) {
    return String.format(
        Locale.ROOT,
        "%.4f (%.4f to %.4f)",
        estimate.getValue(),
        estimate.getLow(),
        estimate.getHigh());
  }
}
