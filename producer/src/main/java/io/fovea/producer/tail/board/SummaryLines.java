package io.fovea.producer.tail.board;

import static io.fovea.producer.tail.board.Figures.line;
import static io.fovea.producer.tail.board.Figures.text;

import io.fovea.producer.text.Blocks;
import io.fovea.schema.Drift;
import io.fovea.schema.QualityReport;
import java.util.ArrayList;
import java.util.List;

/** What the report since the start says of all classes together. */
final class SummaryLines {
  private static final int COVERAGE_CELLS = 20;
  private static final double LEAST_P = 0.001;

  private SummaryLines() {}

  static List<String> of(QualityReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(line("accuracy", accuracy(report)));
    if (report.getEstimatedAccuracy() != null) {
      lines.add(line("estimate", estimate(report)));
    }
    lines.add(line("coverage", coverage(report)));
    lines.add(line("drift", drift(report.getDrift())));
    if (report.getCorrected() != null) {
      lines.add(line("labels", labels(report)));
    }
    return lines;
  }

  private static String accuracy(QualityReport report) {
    return report.getLabelled() == 0
        ? "not known: no labels yet"
        : text(
            "%s  macro F1 %.4f  weighted F1 %.4f",
            Figures.of(report.getAccuracy()),
            report.getMacro().getF1(),
            report.getWeighted().getF1());
  }

  private static String estimate(QualityReport report) {
    String estimate = Figures.of(report.getEstimatedAccuracy()) + " without labels";
    return report.getLabelled() == 0
        ? estimate
        : text("%s  calibration error %.4f", estimate, report.getCalibrationError());
  }

  private static String coverage(QualityReport report) {
    return text(
        "%s %.1f %%  %,d of %,d labelled",
        Blocks.bar(report.getCoverage(), COVERAGE_CELLS),
        report.getCoverage() * 100,
        report.getLabelled(),
        report.getPredicted());
  }

  private static String drift(Drift drift) {
    return drift == null
        ? "not known: no reference, or too few predictions"
        : text(
            "%s  PSI: classes %.3f (p %s), confidences %.3f (p %s)",
            drift.getDrifted() ? "YES" : "no ",
            drift.getClassStability(),
            p(drift.getClassPValue()),
            drift.getConfidenceStability(),
            p(drift.getConfidencePValue()));
  }

  private static String p(double value) {
    return value < LEAST_P ? "<" + LEAST_P : text("%.3f", value);
  }

  private static String labels(QualityReport report) {
    return text(
        "%,d corrected  %,d duplicates  %,d orphans  %,d expired",
        report.getCorrected(),
        or0(report.getDuplicates()),
        or0(report.getOrphans()),
        or0(report.getExpired()));
  }

  private static long or0(Long count) {
    return count == null ? 0 : count;
  }
}
