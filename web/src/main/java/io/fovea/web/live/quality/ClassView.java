package io.fovea.web.live.quality;

import io.fovea.schema.ClassQuality;
import io.fovea.schema.QualityReport;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How good a model is at one class. */
record ClassView(
    String label,
    long predicted,
    long support,
    Proportion precision,
    Proportion recall,
    double f1) {
  /** More nobody can tell apart on a screen. */
  static final int MOST = 30;

  /** All in the order of the report; where there are too many, those with the lowest F1. */
  static List<ClassView> of(QualityReport report) {
    Set<ClassQuality> worst =
        report.getClasses().stream()
            .sorted(Comparator.comparingDouble(ClassQuality::getF1))
            .limit(MOST)
            .collect(Collectors.toSet());
    return report.getClasses().stream().filter(worst::contains).map(ClassView::of).toList();
  }

  private static ClassView of(ClassQuality quality) {
    return new ClassView(
        quality.getLabel(),
        quality.getPredicted(),
        quality.getSupport(),
        Proportion.of(quality.getPrecision(), quality.getPrecisionInterval()),
        Proportion.of(quality.getRecall(), quality.getRecallInterval()),
        Proportion.rounded(quality.getF1()));
  }
}
