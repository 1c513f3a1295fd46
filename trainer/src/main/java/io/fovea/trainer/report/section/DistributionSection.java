package io.fovea.trainer.report.section;

import io.fovea.trainer.report.chart.Axis;
import io.fovea.trainer.report.chart.BarChart;
import io.fovea.trainer.report.chart.Drawing;
import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.chart.Series;
import io.fovea.trainer.report.chart.XyChart;
import io.fovea.trainer.report.content.DataContent;
import io.fovea.trainer.report.content.DataContent.SplitSizes;
import io.fovea.trainer.report.markup.Ink;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** How many images each class has in each split. */
final class DistributionSection {
  /** More bars would be a page long; the curve of sizes tells as much. */
  private static final int MOST_BARS = 30;

  private DistributionSection() {}

  static Section of(DataContent data) {
    Section section = new Section("distribution", "Class distribution");
    section.say("How many images each class has. " + balance(data.splits().get(0)));
    section.show(data.splits().stream().map(split -> chart(data, split)).toList());
    return section.add(table(data).folded("The numbers as a table"));
  }

  private static String balance(SplitSizes split) {
    long most = split.images().stream().mapToLong(Long::longValue).max().orElse(0);
    long least = split.images().stream().mapToLong(Long::longValue).min().orElse(0);
    if (least == 0) {
      return "At least one class has no image in %s.".formatted(split.name());
    }
    return String.format(
        Locale.ROOT,
        "In %s, the largest has %.1f times as many as the smallest.",
        split.name(),
        (double) most / least);
  }

  private static Picture chart(DataContent data, SplitSizes split) {
    String title = Words.capital(split.name()) + ", " + Words.images(split.all());
    Drawing drawing =
        data.labels().size() <= MOST_BARS ? bars(data, split, title) : curve(split, title);
    return new Picture(
        "distribution-" + split.name().replaceAll("[^A-Za-z0-9]+", "-"),
        "Images of each class in %s; the numbers stand in the table below".formatted(split.name()),
        drawing);
  }

  private static Drawing bars(DataContent data, SplitSizes split, String title) {
    List<BarChart.Bar> bars =
        IntStream.range(0, data.labels().size())
            .mapToObj(i -> new BarChart.Bar(data.labels().get(i), split.images().get(i)))
            .toList();
    return new BarChart(title, bars, Ink.FIRST);
  }

  private static Drawing curve(SplitSizes split, String title) {
    List<Long> sorted = split.images().stream().sorted(Comparator.reverseOrder()).toList();
    List<Series.Point> points =
        IntStream.range(0, sorted.size())
            .mapToObj(i -> new Series.Point(i + 1, sorted.get(i)))
            .toList();
    return new XyChart(
        title,
        Axis.counting("classes by size, largest first", 1, sorted.size()),
        Axis.linear("images", 0, sorted.get(0), v -> Words.count(Math.round(v))),
        List.of(new Series("images", Ink.FIRST, false, points)),
        List.of());
  }

  private static Table table(DataContent data) {
    String[] headings =
        IntStream.rangeClosed(0, data.splits().size())
            .mapToObj(i -> i == 0 ? "Class" : Words.capital(data.splits().get(i - 1).name()))
            .toArray(String[]::new);
    Table table = new Table("Images of each class in each split", headings);
    for (int i = 0; i < data.labels().size(); i++) {
      int label = i;
      table.row(data.labels().get(i), cells(data, split -> split.images().get(label)));
    }
    return table.total("All", cells(data, SplitSizes::all));
  }

  private static String[] cells(DataContent data, ToLongFunction<SplitSizes> figure) {
    return data.splits().stream()
        .map(split -> Words.count(figure.applyAsLong(split)))
        .toArray(String[]::new);
  }
}
