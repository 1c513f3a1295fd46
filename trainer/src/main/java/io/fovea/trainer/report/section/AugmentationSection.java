package io.fovea.trainer.report.section;

import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.chart.Tile;
import io.fovea.trainer.report.chart.TileSheet;
import io.fovea.trainer.report.content.DataContent;
import io.fovea.trainer.report.content.DataContent.AugmentedSample;
import io.fovea.trainer.report.markup.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What augmentation makes of images: whoever sees it knows whether it went too far. */
final class AugmentationSection {
  private static final int MOST_IMAGES = 6;
  private static final int MOST_COPIES = 8;

  private AugmentationSection() {}

  static Optional<Section> of(DataContent data) {
    if (data.augmentation().isEmpty()) {
      return Optional.empty();
    }
    Section section = new Section("augmentation", "Augmentation");
    section.say(
        "In each epoch the network sees every image changed in another way. On the left the original, then what it may become.");
    List<TileSheet.Row> rows =
        data.augmentation().stream().limit(MOST_IMAGES).map(sample -> row(data, sample)).toList();
    Element list = Element.of("dl").with("class", "rows changed");
    rows.forEach(
        row ->
            list.add(Element.of("dt", row.heading()))
                .add(Element.of("dd").add(Tiles.list(row.tiles()))));
    section.add(list);
    String title = "Augmentation: originals, then copies";
    return Optional.of(
        section.keep(new Picture("augmentation", title, new TileSheet(title, rows))));
  }

  private static TileSheet.Row row(DataContent data, AugmentedSample sample) {
    String name = data.labels().get(sample.original().label());
    List<Tile> tiles = new ArrayList<>();
    tiles.add(
        new Tile(
            SamplesSection.image(data, sample.original()),
            List.of("original"),
            false,
            "Original image of " + name));
    sample.copies().stream()
        .limit(MOST_COPIES)
        .map(
            copy ->
                new Tile(
                    SamplesSection.image(data.shape(), copy),
                    List.of(),
                    false,
                    "Changed copy of it"))
        .forEach(tiles::add);
    return new TileSheet.Row(name, tiles);
  }
}
