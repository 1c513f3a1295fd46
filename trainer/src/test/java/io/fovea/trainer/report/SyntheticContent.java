package io.fovea.trainer.report;

import io.fovea.inference.Temperature;
import io.fovea.inference.model.InputShape;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.inference.quality.Scoreboard;
import io.fovea.trainer.calibration.Answers;
import io.fovea.trainer.calibration.Calibration;
import io.fovea.trainer.calibration.RiskCoverage;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.evaluation.PartAccuracy;
import io.fovea.trainer.fitting.EpochRecord;
import io.fovea.trainer.network.LayerSummary;
import io.fovea.trainer.network.NetworkSummary;
import io.fovea.trainer.report.content.DataContent;
import io.fovea.trainer.report.content.DataContent.AugmentedSample;
import io.fovea.trainer.report.content.DataContent.Sample;
import io.fovea.trainer.report.content.DataContent.SplitSizes;
import io.fovea.trainer.report.content.ReportContent;
import io.fovea.trainer.report.content.ResultContent;
import io.fovea.trainer.report.content.TrainingContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reports of noise, with any number of classes: of what is told, each figure is known. */
final class SyntheticContent {
  static final InputShape SHAPE = InputShape.of(3, 6, 8);

  private final SplittableRandom random = new SplittableRandom(1);
  private final List<String> labels;
  private final int images;

  private SyntheticContent(List<String> labels, int images) {
    this.labels = labels;
    this.images = images;
  }

  /** Classes {@code class 0}, {@code class 1}... of about 80 % accuracy. */
  static ReportContent of(int classes, int images) {
    return of(IntStream.range(0, classes).mapToObj(i -> "class " + i).toList(), images);
  }

  static ReportContent of(List<String> labels, int images) {
    return new SyntheticContent(labels, images).content();
  }

  private ReportContent content() {
    return new ReportContent(
        new ReportContent.Subject(
            "synthetic", "1.2", "noise", "lenet", Instant.parse("2026-03-14T15:09:26Z")),
        data(),
        training(),
        result());
  }

  private DataContent data() {
    List<Sample> samples =
        IntStream.range(0, 2 * labels.size())
            .mapToObj(i -> new Sample(noise(), i % labels.size()))
            .toList();
    List<AugmentedSample> augmented =
        List.of(new AugmentedSample(samples.get(0), List.of(noise(), noise())));
    return new DataContent(
        labels, SHAPE, List.of(sizes("train", 7_000), sizes("test", 1_000)), samples, augmented);
  }

  private SplitSizes sizes(String name, long first) {
    return new SplitSizes(
        name, LongStream.range(0, labels.size()).mapToObj(i -> first + i).toList());
  }

  private static TrainingContent training() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("seed", "42");
    settings.put("augment", "rotate=10,shift=0.1");
    NetworkSummary network =
        new NetworkSummary(
            List.of(
                new LayerSummary(
                    "conv", "convolution 3x3, ReLU", List.of(8L, 4L, 6L), 224, 0, 5_184),
                new LayerSummary("norm", "batch normalization", List.of(8L, 4L, 6L), 32, 16, 192)));
    List<EpochRecord> history =
        List.of(
            new EpochRecord(1, 0.001, 0.5123, 0.8125, 0.4321, 0.8456, 1_234, 12.5),
            new EpochRecord(2, 0.0005, 0.2345, 0.9012, 0.3456, 0.8789, 1_300, 11.9));
    return new TrainingContent(network, history, OptionalInt.of(2), settings);
  }

  private ResultContent result() {
    List<float[]> pixels = new ArrayList<>();
    int[] actual = new int[images];
    float[][] probabilities = new float[images][];
    for (int i = 0; i < images; i++) {
      pixels.add(noise());
      actual[i] = i % labels.size();
      probabilities[i] = answer(actual[i]);
    }
    Calibration calibration = new Calibration(new Temperature(1.25), OptionalDouble.of(0.6));
    return judged(
        labels, new PreparedImages(pixels, actual, List.of()), probabilities, calibration);
  }

  /** Every fifth is taken for a class nearby; sometimes surely, sometimes hardly. */
  private float[] answer(int actual) {
    boolean wrong = random.nextInt(5) == 0;
    int best = wrong ? (actual + 1 + random.nextInt(3)) % labels.size() : actual;
    float[] row = new float[labels.size()];
    float sure = (float) (0.5 + (wrong ? 0.3 : 0.49) * random.nextDouble());
    Arrays.fill(row, (1 - sure) / (labels.size() - 1));
    row[best] = sure;
    return row;
  }

  /**
   * @param probabilities before calibration
   */
  static ResultContent judged(
      List<String> labels, PreparedImages test, float[][] probabilities, Calibration calibration) {
    float[][] calibrated = calibration.applied(probabilities);
    QualityFigures quality = quality(labels, calibrated, test.labels());
    return new ResultContent(
        quality(labels, probabilities, test.labels()),
        quality,
        test,
        calibrated,
        calibration,
        RiskCoverage.of(Answers.of(calibrated, test.labels())),
        List.of(new PartAccuracy("noise", quality.labelled(), quality.accuracy())));
  }

  private static QualityFigures quality(
      List<String> labels, float[][] probabilities, int[] actual) {
    Scoreboard scoreboard = new Scoreboard(labels);
    Answers answers = Answers.of(probabilities, actual);
    for (int i = 0; i < actual.length; i++) {
      scoreboard.add(
          labels.get(actual[i]), labels.get(answers.predicted()[i]), answers.confidence()[i]);
    }
    return scoreboard.figures();
  }

  private float[] noise() {
    float[] pixels = new float[SHAPE.channels() * SHAPE.height() * SHAPE.width()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    return pixels;
  }
}
