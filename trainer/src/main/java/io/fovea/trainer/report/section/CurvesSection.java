package io.fovea.trainer.report.section;

import io.fovea.trainer.fitting.EpochRecord;
import io.fovea.trainer.report.chart.Axis;
import io.fovea.trainer.report.chart.Mark;
import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.chart.Series;
import io.fovea.trainer.report.chart.Series.Point;
import io.fovea.trainer.report.chart.XyChart;
import io.fovea.trainer.report.content.TrainingContent;
import io.fovea.trainer.report.markup.Decimals;
import io.fovea.trainer.report.markup.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** How loss, accuracy and learning rate went over the epochs. */
final class CurvesSection {
  /** A schedule that spans more is flat at its end on a linear axis. */
  private static final double WIDE = 8;

  private final TrainingContent training;
  private final List<EpochRecord> history;

  private CurvesSection(TrainingContent training) {
    this.training = training;
    this.history = training.history();
  }

  static Optional<Section> of(TrainingContent training) {
    return training.history().isEmpty()
        ? Optional.empty()
        : Optional.of(new CurvesSection(training).section());
  }

  private Section section() {
    Section section = new Section("curves", "Training curves");
    section.say(
        "Training figures are those of the epoch as it was learned: with augmentation and dropout, so they may lie below those of validation.");
    training
        .keptEpoch()
        .ifPresent(epoch -> section.say("The model has the weights of epoch %d.".formatted(epoch)));
    section.show(List.of(loss(), accuracy(), learningRate()));
    return section.add(table().folded("The epochs as a table"));
  }

  private Picture loss() {
    return picture(
        "loss",
        "Loss",
        pair(EpochRecord::trainLoss, EpochRecord::validationLoss),
        v -> Decimals.trimmed(v, 4));
  }

  private Picture accuracy() {
    return picture(
        "accuracy",
        "Accuracy",
        pair(EpochRecord::trainAccuracy, EpochRecord::validationAccuracy),
        v -> Decimals.trimmed(100 * v, 2) + " %");
  }

  private List<Series> pair(
      ToDoubleFunction<EpochRecord> train, ToDoubleFunction<EpochRecord> validation) {
    List<Series> series = new ArrayList<>();
    series.add(new Series("training", Ink.FIRST, false, points(train)));
    Series other = new Series("validation", Ink.SECOND, true, points(validation));
    if (!other.points().isEmpty()) {
      series.add(other);
    }
    return series;
  }

  private List<Point> points(ToDoubleFunction<EpochRecord> figure) {
    return history.stream().map(e -> new Point(e.epoch(), figure.applyAsDouble(e))).toList();
  }

  private Picture picture(
      String name, String title, List<Series> series, DoubleFunction<String> label) {
    Axis y =
        Axis.linear(title, figures(series).min().orElse(0), figures(series).max().orElse(1), label);
    return new Picture(
        name, told(title, series, label), new XyChart(title, epochs(), y, series, marks()));
  }

  private static DoubleStream figures(List<Series> series) {
    return series.stream().flatMap(one -> one.points().stream()).mapToDouble(Point::y);
  }

  private Axis epochs() {
    return Axis.counting("epoch", history.get(0).epoch(), last().epoch());
  }

  private EpochRecord last() {
    return history.get(history.size() - 1);
  }

  private List<Mark> marks() {
    return training.keptEpoch().stream()
        .mapToObj(epoch -> new Mark(epoch, Double.NaN, List.of("kept")))
        .toList();
  }

  private static String told(String title, List<Series> series, DoubleFunction<String> label) {
    StringBuilder text = new StringBuilder(title).append(" over the epochs");
    for (Series one : series) {
      List<Point> points = one.points();
      if (!points.isEmpty()) {
        String from = label.apply(points.get(0).y());
        String to = label.apply(points.get(points.size() - 1).y());
        text.append("; ")
            .append(one.name())
            .append(" from ")
            .append(from)
            .append(" to ")
            .append(to);
      }
    }
    return text.toString();
  }

  private Picture learningRate() {
    Series rate = new Series("learning rate", Ink.THIRD, false, points(EpochRecord::learningRate));
    double least = figures(List.of(rate)).min().orElse(0);
    double most = figures(List.of(rate)).max().orElse(1);
    boolean wide = least > 0 && most / least > WIDE;
    Axis y =
        wide
            ? Axis.logarithmic("learning rate", least, most)
            : Axis.linear("learning rate", 0, most, v -> Decimals.trimmed(v, 8));
    String title = wide ? "Learning rate (logarithmic)" : "Learning rate";
    return new Picture(
        "learning-rate",
        told("Learning rate", List.of(rate), v -> Decimals.trimmed(v, 8)),
        new XyChart(title, epochs(), y, List.of(rate), List.of()));
  }

  private Table table() {
    Table table =
        new Table(
            "Figures of each epoch",
            "Epoch",
            "Learning rate",
            "Training loss",
            "Training accuracy",
            "Validation loss",
            "Validation accuracy",
            "Images a second",
            "Seconds");
    for (EpochRecord e : history) {
      table.row(
          String.valueOf(e.epoch()),
          Decimals.trimmed(e.learningRate(), 8),
          figure("%.4f", e.trainLoss()),
          figure("%.2f %%", 100 * e.trainAccuracy()),
          figure("%.4f", e.validationLoss()),
          figure("%.2f %%", 100 * e.validationAccuracy()),
          figure("%,.0f", e.imagesPerSecond()),
          figure("%,.1f", e.seconds()));
    }
    return table;
  }

  private static String figure(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "–";
  }
}
