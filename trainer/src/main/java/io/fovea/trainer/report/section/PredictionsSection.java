package io.fovea.trainer.report.section;

import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.chart.Tile;
import io.fovea.trainer.report.chart.TileSheet;
import io.fovea.trainer.report.section.TestImages.Judged;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Test images with what the model says of them: any, and those where it was wrong. */
final class PredictionsSection {
  private static final int SHOWN = 24;
  private static final double SIDE = 84;

  private PredictionsSection() {}

  /**
   * Not chosen by what was predicted: evenly over the test images, so they look as good as it is.
   */
  static Section sample(TestImages images) {
    List<Judged> all = images.all();
    int shown = Math.min(SHOWN, all.size());
    List<Tile> tiles =
        IntStream.range(0, shown)
            .mapToObj(i -> all.get((int) ((i + 0.5) * all.size() / shown)))
            .map(image -> images.tile(image, SIDE))
            .toList();
    Section section = new Section("predictions", "Predictions beside true labels");
    section.say(
        "%d test images, taken evenly over all. First the prediction, then the true label and the confidence; a frame marks a mistake."
            .formatted(shown));
    return with(section, "Predictions beside true labels", tiles);
  }

  static Optional<Section> mistakes(TestImages images) {
    List<Judged> wrong = images.wrong();
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    List<Tile> tiles = wrong.stream().limit(SHOWN).map(a -> images.tile(a, SIDE)).toList();
    Section section = new Section("mistakes", "Worst mistakes");
    section.say(
        "%s of %s test images are read wrongly. Here are those that the model was surest of, the worst first: look for wrong labels among them."
            .formatted(Words.count(wrong.size()), Words.count(images.all().size())));
    return Optional.of(with(section, "Worst mistakes", tiles));
  }

  private static Section with(Section section, String title, List<Tile> tiles) {
    TileSheet sheet = new TileSheet(title, List.of(new TileSheet.Row("", tiles)));
    return section.add(Tiles.list(tiles)).keep(new Picture(section.id(), title, sheet));
  }
}
