package io.fovea.trainer.report.section;

import io.fovea.inference.quality.QualityFigures;
import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.chart.ReliabilityChart;
import io.fovea.trainer.report.content.ResultContent;
import java.util.List;
import java.util.Locale;

/** Whether the model is right as often as it is sure. */
final class ReliabilitySection {

  private ReliabilitySection() {}

  static Section of(ResultContent result) {
    QualityFigures before = result.before();
    QualityFigures after = result.quality();
    double temperature = result.calibration().temperature().value();
    Section section = new Section("reliability", "Reliability");
    section.say(
        "Of images with a confidence of 90 %%, nine in ten should be right. Where bars end below the dashed line, the model is too sure; above it, too modest. Pale bars have fewer than %d images."
            .formatted(ReliabilityChart.FEW));
    if (temperature == 1) {
      section.say("No temperature was fitted: confidences are as the network gives them.");
      section.show(List.of(chart("before", "As the network gives them", before)));
    } else {
      section.say(temperature(temperature, before, after));
      section.show(
          List.of(
              chart("before", "Before temperature scaling", before),
              chart("after", "After temperature scaling", after)));
    }
    return section.add(table(after).folded("The bins as a table"));
  }

  private static String temperature(
      double temperature, QualityFigures before, QualityFigures after) {
    return String.format(
        Locale.ROOT,
        "Logits are divided by a temperature of %.3f before softmax. The expected calibration error (ECE) on the test images is %s before and %s after.",
        temperature,
        Words.percent(before.calibrationError(), 2),
        Words.percent(after.calibrationError(), 2));
  }

  private static Picture chart(String name, String title, QualityFigures quality) {
    String heading = title + ": ECE " + Words.percent(quality.calibrationError(), 2);
    return new Picture(
        "reliability-" + name,
        "Reliability diagram. " + heading,
        new ReliabilityChart(heading, quality.reliability()));
  }

  private static Table table(QualityFigures quality) {
    Table table =
        new Table("Accuracy by confidence", "Confidence", "Images", "Mean confidence", "Accuracy");
    quality.reliability().stream()
        .filter(bin -> bin.images() > 0)
        .forEach(
            bin ->
                table.row(
                    Words.percent(bin.from(), 1) + " to " + Words.percent(bin.to(), 1),
                    Words.count(bin.images()),
                    Words.percent(bin.confidence(), 2),
                    Words.percent(bin.accuracy(), 2)));
    return table;
  }
}
