package io.fovea.producer.tail;

import static io.fovea.producer.tail.PlainText.bar;
import static io.fovea.producer.tail.PlainText.clean;
import static io.fovea.producer.tail.PlainText.size;

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
        "%s %s  %s  accuracy %.4f (%.4f to %.4f)  macro F1 %.4f  %,d of %,d labelled",
        clean(report.getModelName()),
        clean(report.getModelVersion()),
        window,
        report.getAccuracy().getValue(),
        report.getAccuracy().getLow(),
        report.getAccuracy().getHigh(),
        report.getMacro().getF1(),
        report.getLabelled(),
        report.getPredicted());
  }
}
