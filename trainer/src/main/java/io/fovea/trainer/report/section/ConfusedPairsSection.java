package io.fovea.trainer.report.section;

import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.chart.Tile;
import io.fovea.trainer.report.chart.TileSheet;
import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.section.TestImages.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pairs of classes that are taken for each other most often, with images of them. */
final class ConfusedPairsSection {
  private static final int MOST_PAIRS = 10;
  private static final int MOST_IMAGES = 4;
  private static final double SIDE = 56;

  private final TestImages images;

  private ConfusedPairsSection(TestImages images) {
    this.images = images;
  }

  /** A true class and what it was taken for. */
  private record Pair(int actual, int predicted) {}

  static Optional<Section> of(TestImages images) {
    Map<Pair, List<Judged>> pairs = mostFrequent(images);
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConfusedPairsSection(images).section(pairs));
  }

  private static Map<Pair, List<Judged>> mostFrequent(TestImages images) {
    Map<Pair, List<Judged>> pairs =
        images.wrong().stream()
            .collect(
                Collectors.groupingBy(
                    image -> new Pair(image.actual(), image.predicted()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<Pair, List<Judged>> largest = new LinkedHashMap<>();
    pairs.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<Pair, List<Judged>> e) -> e.getValue().size())
                .reversed())
        .limit(MOST_PAIRS)
        .forEach(entry -> largest.put(entry.getKey(), entry.getValue()));
    return largest;
  }

  private Section section(Map<Pair, List<Judged>> pairs) {
    Section section = new Section("confused", "Most confused pairs");
    section.say("The images are those that the model was surest of; below each, how sure.");
    Element list = Element.of("dl").with("class", "rows pairs");
    List<TileSheet.Row> rows = new ArrayList<>();
    pairs.forEach(
        (pair, mistakes) -> {
          List<Tile> tiles =
              mistakes.stream().limit(MOST_IMAGES).map(m -> images.plainTile(m, SIDE)).toList();
          list.add(heading(pair, mistakes.size()), Element.of("dd").add(Tiles.list(tiles)));
          rows.add(new TileSheet.Row(name(pair) + ": " + mistakes.size(), tiles));
        });
    String title = "Most confused pairs: true class, taken for";
    return section.add(list).keep(new Picture("confused-pairs", title, new TileSheet(title, rows)));
  }

  private String name(Pair pair) {
    return images.label(pair.actual()) + " as " + images.label(pair.predicted());
  }

  private Element heading(Pair pair, int mistakes) {
    long support = images.all().stream().filter(a -> a.actual() == pair.actual()).count();
    String share = Words.percent((double) mistakes / support, 1);
    return Element.of(
            "dt", images.label(pair.actual()) + " taken for " + images.label(pair.predicted()))
        .text(" ")
        .add(
            Element.of(
                "span",
                Words.images(mistakes) + ", " + share + " of " + images.label(pair.actual())));
  }
}
