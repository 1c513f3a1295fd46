package io.fovea.streamsclassifier.quality.report;

import io.fovea.inference.quality.QualityFigures;
import io.fovea.inference.quality.Scoreboard;
import io.fovea.schema.QualityReport;
import java.util.List;
import java.util.TreeSet;

/** A report's figures and an evaluation's, side by side, as text that shows every digit. */
public final class FiguresOf {
  private FiguresOf() {}

  public static String report(QualityReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.getLabelled()).append(report.getAccuracy()).append('\n');
    text.append(report.getMacro()).append(report.getMicro()).append(report.getWeighted());
    report.getClasses().forEach(one -> text.append('\n').append(one));
    report.getConfusion().forEach(cell -> text.append('\n').append(cell));
    report.getReliability().forEach(bin -> text.append('\n').append(bin));
    return text.append('\n').append(report.getCalibrationError()).toString();
  }

  /** By the scoreboard of {@code evaluate}, whose figures scikit-learn has confirmed. */
  static String pairs(List<FactHistory.Pair> pairs) {
    TreeSet<String> labels = new TreeSet<>();
    pairs.forEach(pair -> labels.addAll(List.of(pair.actual(), pair.predicted())));
    Scoreboard scoreboard = new Scoreboard(List.copyOf(labels));
    pairs.forEach(pair -> scoreboard.add(pair.actual(), pair.predicted(), pair.confidence()));
    return figures(scoreboard.figures());
  }

  public static String figures(QualityFigures figures) {
    StringBuilder text = new StringBuilder();
    text.append(figures.labelled()).append(ReportRecords.of(figures.accuracy())).append('\n');
    text.append(ReportRecords.of(figures.macro()))
        .append(ReportRecords.of(figures.micro()))
        .append(ReportRecords.of(figures.weighted()));
    figures.classes().forEach(one -> text.append('\n').append(ReportRecords.of(one)));
    figures
        .confusion()
        .forEach(
            c ->
                text.append('\n')
                    .append(
                        new io.fovea.schema.ConfusionCell(c.actual(), c.predicted(), c.count())));
    figures.reliability().forEach(bin -> text.append('\n').append(ReportRecords.of(bin)));
    return text.append('\n').append(figures.calibrationError()).toString();
  }
}
