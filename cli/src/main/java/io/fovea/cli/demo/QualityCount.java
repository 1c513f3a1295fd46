package io.fovea.cli.demo;

import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.util.Locale;

/**
 * What {@code fovea quality} says of all predictions.
 *
 * @param accuracy of the labelled ones, with its interval
 * @param drift in words; empty: nothing is known of it
 */
record QualityCount(long labelled, double accuracy, double low, double high, String drift) {

  static QualityCount of(QualityReport report) {
    Estimate accuracy = report.getAccuracy();
    return new QualityCount(
        report.getLabelled(),
        accuracy.getValue(),
        accuracy.getLow(),
        accuracy.getHigh(),
        drift(report));
  }

  private static String drift(QualityReport report) {
    if (report.getDrift() == null) {
      return "";
    }
    return report.getDrift().getDrifted()
        ? "; the images differ from those the model was made with"
        : "; no drift";
  }

  /** In short. */
  String share() {
    return String.format(Locale.ROOT, "%.2f %% of %,d labels right", 100 * accuracy, labelled);
  }

  /** With all that is known. */
  String sentence() {
    return String.format(
        Locale.ROOT, "%s (%.2f to %.2f %%)%s", share(), 100 * low, 100 * high, drift);
  }
}
