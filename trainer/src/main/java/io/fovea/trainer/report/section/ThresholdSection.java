package io.fovea.trainer.report.section;

import io.fovea.trainer.calibration.RiskCoverage;
import io.fovea.trainer.calibration.RiskCoverage.Point;
import io.fovea.trainer.report.chart.Axis;
import io.fovea.trainer.report.chart.Mark;
import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.chart.Series;
import io.fovea.trainer.report.chart.XyChart;
import io.fovea.trainer.report.content.ResultContent;
import io.fovea.trainer.report.markup.Decimals;
import io.fovea.trainer.report.markup.Ink;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How much surer one gets by leaving out what the model is unsure of. */
final class ThresholdSection {
  private static final double[] COVERAGES = {0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1};

  /** A curve of ten thousand points looks the same, and is as heavy as all the rest. */
  private static final int MOST_POINTS = 400;

  private final RiskCoverage curve;
  private final OptionalDouble suggested;

  private ThresholdSection(ResultContent result) {
    this.curve = result.riskCoverage();
    this.suggested = result.calibration().suggestedThreshold();
  }

  static Optional<Section> of(ResultContent result) {
    ThresholdSection threshold = new ThresholdSection(result);
    return threshold.curve.points().isEmpty() ? Optional.empty() : Optional.of(threshold.section());
  }

  private Section section() {
    Section section = new Section("threshold", "Risk and coverage");
    section.say(
        "Coverage: the share of images that are answered when those below a confidence threshold are left to people. Risk: the share of wrong answers among them.");
    section.say(suggested.isPresent() ? suggestion() : none());
    return section.show(List.of(chart())).add(table().html());
  }

  private String suggestion() {
    Point chosen = curve.at(suggested.getAsDouble());
    return "Suggested threshold: %s, the smallest that halves the risk on validation images even at the upper end of its 95 %% interval. On the test images, %s are then answered, and %s of the answers are wrong, where %s would be if all were answered."
        .formatted(
            threshold(suggested.getAsDouble()),
            Words.percent(chosen.coverage(), 2),
            Words.percent(chosen.risk(), 2),
            Words.percent(last().risk(), 2));
  }

  private static String none() {
    return "No threshold is suggested: there are no validation images, or on them none is sure to halve the risk.";
  }

  private Point last() {
    return curve.points().get(curve.points().size() - 1);
  }

  private Picture chart() {
    List<Series.Point> points =
        thinned().stream().map(p -> new Series.Point(p.coverage(), p.risk())).toList();
    double most = points.stream().mapToDouble(Series.Point::y).max().orElse(0);
    return new Picture(
        "risk-coverage",
        "Risk over coverage, up to %s wrong when every image is answered"
            .formatted(Words.percent(last().risk(), 2)),
        new XyChart(
            "Risk over coverage",
            Axis.linear("coverage", 0, 1, v -> Math.round(100 * v) + " %"),
            Axis.linear("risk", 0, Math.max(most, 1e-3), v -> Decimals.trimmed(100 * v, 3) + " %"),
            List.of(new Series("risk", Ink.FIRST, false, points)),
            suggested.stream().mapToObj(this::mark).toList()));
  }

  private List<Point> thinned() {
    List<Point> all = curve.points();
    int kept = Math.min(MOST_POINTS, all.size());
    return IntStream.rangeClosed(1, kept)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / kept) - 1))
        .toList();
  }

  private Mark mark(double confidence) {
    Point chosen = curve.at(confidence);
    return new Mark(
        chosen.coverage(),
        chosen.risk(),
        List.of(
            "threshold " + threshold(confidence),
            Words.percent(chosen.coverage(), 1) + " answered",
            Words.percent(chosen.risk(), 2) + " wrong"));
  }

  private Table table() {
    Table table = new Table("Thresholds to choose from", "Coverage", "Threshold", "Risk");
    DoubleStream.of(COVERAGES)
        .mapToObj(this::nearest)
        .distinct()
        .forEach(
            p ->
                table.row(
                    Words.percent(p.coverage(), 1),
                    threshold(p.threshold()),
                    Words.percent(p.risk(), 3)));
    return table;
  }

  private Point nearest(double coverage) {
    return curve.points().stream()
        .min(Comparator.comparingDouble(p -> Math.abs(p.coverage() - coverage)))
        .orElseThrow();
  }

  private static String threshold(double confidence) {
    return String.format(Locale.ROOT, "%.4f", confidence);
  }
}
