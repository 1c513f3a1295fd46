package io.fovea.web.live.quality;

import io.fovea.schema.ConfusionCell;
import io.fovea.schema.QualityReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is shown of a report. Times in ms since 1970; null: not known.
 *
 * @param macroF1 with an interval that {@link MacroF1Interval} makes
 * @param classesLeftOut there were too many
 * @param confusion rows of actual class, predicted class (both indices into classes) and count
 */
record ReportView(
    Long windowStart,
    Long windowEnd,
    Long updatedAt,
    long predicted,
    long labelled,
    double coverage,
    Proportion accuracy,
    Proportion macroF1,
    Proportion estimatedAccuracy,
    double calibrationError,
    DriftView drift,
    Long orphans,
    Long corrected,
    Long expired,
    List<ClassView> classes,
    int classesLeftOut,
    List<List<Long>> confusion) {

  static ReportView of(QualityReport report) {
    List<ClassView> classes = ClassView.of(report);
    return new ReportView(
        millis(report.getWindowStart()),
        millis(report.getWindowEnd()),
        millis(report.getUpdatedAt()),
        report.getPredicted(),
        report.getLabelled(),
        Proportion.rounded(report.getCoverage()),
        labelled(report, Proportion.of(report.getAccuracy())),
        labelled(report, macroF1(report)),
        Proportion.of(report.getEstimatedAccuracy()),
        Proportion.rounded(report.getCalibrationError()),
        DriftView.of(report.getDrift()),
        report.getOrphans(),
        report.getCorrected(),
        report.getExpired(),
        classes,
        report.getClasses().size() - classes.size(),
        confusion(report, classes));
  }

  static Proportion macroF1(QualityReport report) {
    return Proportion.of(report.getMacro().getF1(), MacroF1Interval.of(report).orElse(null));
  }

  /** Of no labels nothing is known. */
  static Proportion labelled(QualityReport report, Proportion value) {
    return report.getLabelled() == 0 ? null : value;
  }

  private static List<List<Long>> confusion(QualityReport report, List<ClassView> classes) {
    Map<String, Long> indices = new HashMap<>();
    for (ClassView one : classes) {
      indices.put(one.label(), (long) indices.size());
    }
    List<List<Long>> cells = new ArrayList<>();
    for (ConfusionCell cell : report.getConfusion()) {
      Long actual = indices.get(cell.getActual());
      Long predicted = indices.get(cell.getPredicted());
      if (actual != null && predicted != null) {
        cells.add(List.of(actual, predicted, cell.getCount()));
      }
    }
    return cells;
  }

  private static Long millis(Instant time) {
    return time == null ? null : Long.valueOf(time.toEpochMilli());
  }
}
