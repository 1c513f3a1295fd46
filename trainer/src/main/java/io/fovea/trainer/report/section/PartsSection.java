package io.fovea.trainer.report.section;

import io.fovea.trainer.evaluation.PartAccuracy;
import io.fovea.trainer.report.chart.Axis;
import io.fovea.trainer.report.chart.IntervalChart;
import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.markup.Decimals;
import java.util.List;
import java.util.Optional;

/** The same model on images of different origin: what it learned on one may fail on another. */
final class PartsSection {

  private PartsSection() {}

  static Optional<Section> of(List<PartAccuracy> parts) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Section section = new Section("parts", "Accuracy by origin");
    section.say(
        "The same model on images from different sources. One that it did not learn from shows how far what it learned carries.");
    section.showWide(chart(parts));
    Table table =
        new Table("Accuracy by origin", "Images from", "Images", "Accuracy", "95 % interval");
    for (PartAccuracy part : parts) {
      table.row(
          part.dataset(),
          Words.count(part.labelled()),
          Words.percent(part.accuracy().value(), 2),
          Words.interval(part.accuracy(), 2));
    }
    return Optional.of(section.add(table.html()));
  }

  private static Picture chart(List<PartAccuracy> parts) {
    double least = parts.stream().mapToDouble(p -> p.accuracy().low()).min().orElse(0);
    List<IntervalChart.Row> rows =
        parts.stream()
            .map(
                part ->
                    new IntervalChart.Row(
                        part.dataset(), List.of(ClassificationSection.span(part.accuracy()))))
            .toList();
    Axis axis = Axis.linear("accuracy", least, 1, v -> Decimals.trimmed(100 * v, 2) + " %");
    return new Picture(
        "parts",
        "Accuracy by origin; the numbers stand in the table below",
        new IntervalChart("Accuracy with its 95 % interval", axis, List.of("accuracy"), rows));
  }
}
