package io.fovea.trainer.report.section;

import io.fovea.inference.model.InputShape;
import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.chart.Tile;
import io.fovea.trainer.report.chart.TileSheet;
import io.fovea.trainer.report.content.DataContent;
import io.fovea.trainer.report.content.DataContent.Sample;
import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.picture.Thumbnail;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Images of every class, as the network gets them. */
final class SamplesSection {
  private static final int MOST_CLASSES = 20;
  private static final int MOST_IMAGES = 8;
  static final double SIDE = 60;

  private SamplesSection() {}

  static Optional<Section> of(DataContent data) {
    List<TileSheet.Row> rows = rows(data);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Section section = new Section("samples", "Samples of each class");
    int classes = data.labels().size();
    InputShape shape = data.shape();
    section.say(
        "Training images as the network gets them: %d x %d pixels, %s."
            .formatted(shape.width(), shape.height(), shape.channels() == 1 ? "grey" : "RGB"));
    if (rows.size() < classes) {
      section.say("%d of %s classes, spread evenly.".formatted(rows.size(), Words.count(classes)));
    }
    Element list = Element.of("dl").with("class", "rows");
    rows.forEach(
        row ->
            list.add(Element.of("dt", row.heading()))
                .add(Element.of("dd").add(Tiles.list(row.tiles()))));
    section.add(list);
    String title = "Samples of each class";
    section.keep(new Picture("samples", title, new TileSheet(title, rows)));
    return Optional.of(section);
  }

  private static List<TileSheet.Row> rows(DataContent data) {
    int classes = data.labels().size();
    int shown = Math.min(MOST_CLASSES, classes);
    return IntStream.range(0, shown)
        .map(i -> (int) ((long) i * classes / shown))
        .mapToObj(label -> row(data, label))
        .filter(row -> !row.tiles().isEmpty())
        .toList();
  }

  private static TileSheet.Row row(DataContent data, int label) {
    String name = data.labels().get(label);
    List<Tile> tiles =
        data.samples().stream()
            .filter(sample -> sample.label() == label)
            .limit(MOST_IMAGES)
            .map(sample -> new Tile(image(data, sample), List.of(), false, "Image of " + name))
            .toList();
    return new TileSheet.Row(name, tiles);
  }

  static Thumbnail image(DataContent data, Sample sample) {
    return image(data.shape(), sample.pixels());
  }

  static Thumbnail image(InputShape shape, float[] pixels) {
    return Thumbnail.of(pixels, shape.channels(), shape.height(), shape.width()).shownAs(SIDE);
  }
}
