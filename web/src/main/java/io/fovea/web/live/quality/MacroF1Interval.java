package io.fovea.web.live.quality;

import io.fovea.schema.ClassQuality;
import io.fovea.schema.ConfusionCell;
import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A 95 % interval of macro F1, which a report does not tell. Its variance comes from the confusion
 * matrix by the delta method (Takahashi, Yamamoto, Kuchiba, Koyama 2022, "Confidence interval for
 * micro-averaged F1 and macro-averaged F1 scores"). Wilson's interval for as many images as a
 * proportion of that variance would need stays within 0 and 1, and does not shrink to nothing at 1.
 */
final class MacroF1Interval {
  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  private final QualityReport report;
  private final double images;
  private final int classes;

  /** True plus predicted images of each class, and those that are right, as parts of all. */
  private final Map<String, Double> sums = new HashMap<>();

  private final Map<String, Double> hits = new HashMap<>();

  private MacroF1Interval(QualityReport report) {
    this.report = report;
    this.images = report.getLabelled();
    this.classes = report.getClasses().size();
    for (ConfusionCell cell : report.getConfusion()) {
      double part = cell.getCount() / images;
      sums.merge(cell.getActual(), part, Double::sum);
      sums.merge(cell.getPredicted(), part, Double::sum);
      if (cell.getActual().equals(cell.getPredicted())) {
        hits.put(cell.getActual(), part);
      }
    }
  }

  /** Nothing without labels, or where the report leaves out cells. */
  static Optional<Estimate> of(QualityReport report) {
    return report.getLabelled() == 0 || report.getOmittedCells() > 0
        ? Optional.empty()
        : Optional.of(new MacroF1Interval(report).interval());
  }

  private Estimate interval() {
    double f1 = report.getMacro().getF1();
    double variance = variance();
    double n = variance < 1e-12 ? imagesBehind() : f1 * (1 - f1) / variance;
    double z2 = Z * Z;
    double centre = (f1 + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(f1 * (1 - f1) / n + z2 / (4 * n * n));
    return new Estimate(
        f1, Math.max(0, Math.min(f1, centre - half)), Math.min(1, Math.max(f1, centre + half)));
  }

  private double variance() {
    double mean = 0;
    double square = 0;
    for (ConfusionCell cell : report.getConfusion()) {
      double part = cell.getCount() / images;
      double slope = slope(cell.getActual(), cell.getPredicted());
      mean += part * slope;
      square += part * slope * slope;
    }
    return Math.max(0, square - mean * mean) / images;
  }

  /** How macro F1 changes with the part of the images in this cell. */
  private double slope(String actual, String predicted) {
    double lost = lost(actual) + lost(predicted);
    double won = actual.equals(predicted) ? 2 / sums.get(actual) : 0;
    return (won - lost) / classes;
  }

  /** By one image more that belongs to the class or is said to. */
  private double lost(String label) {
    double sum = sums.get(label);
    return 2 * hits.getOrDefault(label, 0.0) / (sum * sum);
  }

  /** Where nothing varies: as many, weighing each class alike, as the small classes leave. */
  private double imagesBehind() {
    double inverse = 0;
    for (ClassQuality one : report.getClasses()) {
      inverse += 1.0 / Math.max(1, one.getSupport());
    }
    return (double) classes * classes / inverse;
  }
}
