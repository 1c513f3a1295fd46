package io.fovea.trainer.report.section;

import io.fovea.inference.quality.ClassQuality;
import io.fovea.inference.quality.ConfusionCell;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.trainer.report.chart.HeatMap;
import io.fovea.trainer.report.chart.HeatMap.Cell;
import io.fovea.trainer.report.chart.Picture;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which class was taken for which. */
final class ConfusionSection {
  private static final int MOST_TABLED = 20;

  private final QualityFigures quality;
  private final List<String> labels;

  private ConfusionSection(QualityFigures quality) {
    this.quality = quality;
    this.labels = quality.classes().stream().map(ClassQuality::label).toList();
  }

  static Section of(QualityFigures quality) {
    return new ConfusionSection(quality).section();
  }

  private Section section() {
    Section section = new Section("confusion", "Confusion matrix");
    section.say(
        "Each row is a true class and adds up to its images; on the diagonal stand those that were read right. Colour is the share of the row. Mistakes have a scale of their own, or the rare ones would not be seen.");
    if (labels.size() > HeatMap.MOST_NAMED) {
      section.say(
          "With so many classes only colours are shown: the most confused pairs below have names and numbers.");
    }
    HeatMap map = new HeatMap(labels, cells());
    section.showWide(
        new Picture(
            "confusion",
            "Confusion matrix of %s classes".formatted(Words.count(labels.size())),
            map));
    if (labels.size() <= MOST_TABLED) {
      section.add(table().folded("The matrix as a table"));
    }
    return section;
  }

  private List<Cell> cells() {
    Map<String, Integer> index = new HashMap<>();
    labels.forEach(label -> index.put(label, index.size()));
    Map<String, Long> rows =
        quality.confusion().stream()
            .collect(
                Collectors.groupingBy(
                    ConfusionCell::actual,
                    LinkedHashMap::new,
                    Collectors.summingLong(ConfusionCell::count)));
    return quality.confusion().stream()
        .map(
            c ->
                new Cell(
                    index.get(c.actual()),
                    index.get(c.predicted()),
                    c.count(),
                    (double) c.count() / rows.get(c.actual())))
        .toList();
  }

  private Table table() {
    String[] headings = new String[labels.size() + 1];
    headings[0] = "True class";
    for (int i = 0; i < labels.size(); i++) {
      headings[i + 1] = "Predicted " + labels.get(i);
    }
    Table table = new Table("Confusion matrix in numbers", headings);
    long[][] counts = new long[labels.size()][labels.size()];
    cells().forEach(cell -> counts[cell.row()][cell.column()] = cell.count());
    for (int i = 0; i < counts.length; i++) {
      table.row(
          labels.get(i), Arrays.stream(counts[i]).mapToObj(Words::count).toArray(String[]::new));
    }
    return table;
  }
}
