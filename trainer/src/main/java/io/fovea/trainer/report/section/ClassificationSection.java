package io.fovea.trainer.report.section;

import io.fovea.inference.quality.Averages;
import io.fovea.inference.quality.ClassQuality;
import io.fovea.inference.quality.Estimate;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.trainer.report.chart.Axis;
import io.fovea.trainer.report.chart.IntervalChart;
import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.markup.Decimals;
import java.util.Comparator;
import java.util.List;

/** Precision, recall and F1 of every class, and their averages. */
final class ClassificationSection {
  /** With more classes, the worst stand in the page and the others behind a click. */
  private static final int MOST_OPEN = 30;

  private ClassificationSection() {}

  static Section of(QualityFigures quality) {
    Section section = new Section("classification", "Classification report");
    section.say(
        "Precision: of the images that were taken for a class, the share that is of it. Recall: of the images of a class, the share that was found. F1: their harmonic mean. Intervals are Wilson's, 95 %.");
    List<ClassQuality> all = quality.classes();
    boolean many = all.size() > MOST_OPEN;
    List<ClassQuality> shown = many ? worst(all) : all;
    String which = many ? "the %d classes of lowest F1".formatted(shown.size()) : "every class";
    section.showWide(chart(which, shown));
    section.add(averages(table(Words.capital(which) + ", and averages", shown), quality).html());
    if (many) {
      section.add(
          table("Every class", all).folded("All %s classes".formatted(Words.count(all.size()))));
    }
    return section;
  }

  private static List<ClassQuality> worst(List<ClassQuality> classes) {
    return classes.stream()
        .sorted(Comparator.comparingDouble(ClassQuality::f1))
        .limit(MOST_OPEN)
        .toList();
  }

  private static Picture chart(String which, List<ClassQuality> classes) {
    double least =
        classes.stream()
            .mapToDouble(c -> Math.min(c.precisionInterval().low(), c.recallInterval().low()))
            .min()
            .orElse(0);
    Axis axis =
        Axis.linear("with 95 % interval", least, 1, v -> Decimals.trimmed(100 * v, 1) + " %");
    List<IntervalChart.Row> rows =
        classes.stream()
            .map(
                c ->
                    new IntervalChart.Row(
                        c.label(), List.of(span(c.precisionInterval()), span(c.recallInterval()))))
            .toList();
    String title = "Precision and recall of " + which;
    return new Picture(
        "per-class",
        title + "; the numbers stand in the table below",
        new IntervalChart(title, axis, List.of("precision", "recall"), rows));
  }

  static IntervalChart.Span span(Estimate estimate) {
    return new IntervalChart.Span(estimate.low(), estimate.value(), estimate.high());
  }

  private static Table table(String caption, List<ClassQuality> classes) {
    Table table =
        new Table(
            caption,
            "Class",
            "Precision",
            "95 % interval",
            "Recall",
            "95 % interval",
            "F1",
            "Images");
    for (ClassQuality c : classes) {
      table.row(
          c.label(),
          Words.ratio(c.precision()),
          Words.interval(c.precisionInterval(), 1),
          Words.ratio(c.recall()),
          Words.interval(c.recallInterval(), 1),
          Words.ratio(c.f1()),
          Words.count(c.support()));
    }
    return table;
  }

  private static Table averages(Table table, QualityFigures quality) {
    average(table, "Macro average", quality.macro(), quality);
    average(table, "Micro average", quality.micro(), quality);
    average(table, "Weighted average", quality.weighted(), quality);
    Estimate accuracy = quality.accuracy();
    return table.total(
        "Accuracy",
        "",
        "",
        Words.ratio(accuracy.value()),
        Words.interval(accuracy, 2),
        "",
        Words.count(quality.labelled()));
  }

  private static void average(Table table, String name, Averages a, QualityFigures quality) {
    table.total(
        name,
        Words.ratio(a.precision()),
        "",
        Words.ratio(a.recall()),
        "",
        Words.ratio(a.f1()),
        Words.count(quality.labelled()));
  }
}
