package io.fovea.trainer.report.section;

import io.fovea.inference.model.InputShape;
import io.fovea.trainer.calibration.Answers;
import io.fovea.trainer.report.chart.Tile;
import io.fovea.trainer.report.content.ReportContent;
import io.fovea.trainer.report.content.ResultContent;
import io.fovea.trainer.report.picture.Thumbnail;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The test images with what the model says of them, as sure as users will see it. */
final class TestImages {
  private final List<String> labels;
  private final InputShape shape;
  private final List<Judged> all;

  /**
   * @param pixels {@code [channels, height, width]}
   * @param actual index of the true class
   * @param predicted index of the predicted class
   * @param confidence after temperature scaling, 0 to 1
   */
  record Judged(float[] pixels, int actual, int predicted, double confidence) {
    boolean wrong() {
      return actual != predicted;
    }
  }

  private TestImages(List<String> labels, InputShape shape, List<Judged> all) {
    this.labels = labels;
    this.shape = shape;
    this.all = all;
  }

  static TestImages of(ReportContent content) {
    ResultContent result = content.result();
    int[] actual = result.test().labels();
    Answers answers = Answers.of(result.probabilities(), actual);
    List<Judged> all =
        IntStream.range(0, actual.length)
            .mapToObj(
                i ->
                    new Judged(
                        result.test().images().get(i),
                        actual[i],
                        answers.predicted()[i],
                        answers.confidence()[i]))
            .toList();
    return new TestImages(content.data().labels(), content.data().shape(), all);
  }

  List<Judged> all() {
    return all;
  }

  String label(int index) {
    return labels.get(index);
  }

  /** The surest first. */
  List<Judged> wrong() {
    return all.stream()
        .filter(Judged::wrong)
        .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
        .toList();
  }

  /** With both labels. */
  Tile tile(Judged image, double side) {
    String predicted = label(image.predicted());
    String actual = label(image.actual());
    return new Tile(
        thumbnail(image, side),
        List.of(predicted, "true: " + actual, Words.percent(image.confidence(), 1)),
        image.wrong(),
        "Test image of " + actual + ", predicted " + predicted);
  }

  /** With the confidence alone: where both labels stand beside it. */
  Tile plainTile(Judged image, double side) {
    return new Tile(
        thumbnail(image, side),
        List.of(Words.percent(image.confidence(), 1)),
        false,
        "Test image of " + label(image.actual()));
  }

  private Thumbnail thumbnail(Judged image, double side) {
    return Thumbnail.of(image.pixels(), shape.channels(), shape.height(), shape.width())
        .shownAs(side);
  }
}
