package io.fovea.trainer.report;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.Split;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.InputShape;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.inference.quality.Scoreboard;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import io.fovea.trainer.augmentation.Augmentations;
import io.fovea.trainer.augmentation.Augmenter;
import io.fovea.trainer.calibration.Answers;
import io.fovea.trainer.calibration.Calibration;
import io.fovea.trainer.calibration.RiskCoverage;
import io.fovea.trainer.data.ImagePreparation;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.evaluation.PartAccuracy;
import io.fovea.trainer.fitting.EpochRecord;
import io.fovea.trainer.network.NetworkChoice;
import io.fovea.trainer.network.NetworkKind;
import io.fovea.trainer.network.NetworkShape;
import io.fovea.trainer.network.NetworkSummary;
import io.fovea.trainer.report.content.DataContent;
import io.fovea.trainer.report.content.DataContent.AugmentedSample;
import io.fovea.trainer.report.content.DataContent.Sample;
import io.fovea.trainer.report.content.DataContent.SplitSizes;
import io.fovea.trainer.report.content.ReportContent;
import io.fovea.trainer.report.content.ResultContent;
import io.fovea.trainer.report.content.TrainingContent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A report on real images without a training: the answers are those of the nearest neighbours, the
 * curves are made up. {@code main} writes one to look at.
 */
public final class ExampleReport {
  private static final Progress SILENCE =
      Progress.start(Console.silent(), Clock.systemUTC(), "", "images", OptionalLong.empty());

  private final SplittableRandom random = new SplittableRandom(1);
  private final Dataset dataset;
  private final Preprocessing preprocessing;
  private final PreparedImages train;
  private final PreparedImages validation;
  private final PreparedImages test;

  private ExampleReport(Dataset dataset, Preprocessing preprocessing, int images) {
    this.dataset = dataset;
    this.preprocessing = preprocessing;
    this.train = prepared(Split.TRAIN, images);
    this.test = prepared(Split.TEST, images);
    int half = images / 2;
    this.validation = part(test, 0, half);
  }

  /**
   * Arguments: data set or {@code classes=N}, folder of data sets, images, directory of the report.
   */
  public static void main(String... arguments) {
    DatasetOptions options = DatasetOptions.defaults().withCache(Path.of(arguments[1]));
    int images = Integer.parseInt(arguments[2]);
    ReportContent content =
        arguments[0].startsWith("classes=")
            ? SyntheticContent.of(Integer.parseInt(arguments[0].substring(8)), images)
            : of(DatasetSpec.parse(arguments[0]), options, images);
    ReportWriter.write(Path.of(arguments[3]), content);
  }

  /** Of drawn digits. */
  static ReportContent digits(int images) {
    DatasetOptions options = DatasetOptions.defaults().withDigits(images, images);
    return of(DatasetSpec.parse("digits"), options, images);
  }

  private static ReportContent of(DatasetSpec spec, DatasetOptions options, int images) {
    Dataset dataset = Datasets.open(spec, options);
    Preprocessing preprocessing =
        spec.toString().contains("folder:")
            ? Preprocessing.unitRange(3, 32, 32)
            : Preprocessing.unitRange(1, 28, 28);
    return new ExampleReport(dataset, preprocessing, images).content();
  }

  private ReportContent content() {
    return new ReportContent(
        new ReportContent.Subject(
            dataset.name().split(":")[0] + "-lenet",
            "20260314-150926",
            dataset.name(),
            "lenet",
            Instant.parse("2026-03-14T15:09:26Z")),
        data(),
        training(),
        result());
  }

  private DataContent data() {
    int classes = dataset.labels().size();
    List<Sample> samples = Sample.of(train, classes, 8);
    return new DataContent(
        dataset.labels(),
        InputShape.of(preprocessing.channels(), preprocessing.height(), preprocessing.width()),
        List.of(
            SplitSizes.of("train", train, classes),
            SplitSizes.of("validation", validation, classes),
            SplitSizes.of("test", test, classes)),
        samples,
        samples.stream().limit(5).map(this::augmented).toList());
  }

  private AugmentedSample augmented(Sample sample) {
    Augmenter augmenter =
        Augmentations.parse("rotate,shift,zoom,shear,cutout")
            .augmenter(preprocessing.channels(), preprocessing.height(), preprocessing.width());
    return AugmentedSample.of(sample, augmenter, 8, random);
  }

  private TrainingContent training() {
    NetworkShape shape = NetworkShape.of(preprocessing, dataset.labels().size());
    NetworkKind kind = shape.channels() == 1 ? NetworkKind.LENET : NetworkKind.RESNET_SMALL;
    ComputationGraph network = new ComputationGraph(NetworkChoice.of(kind).configuration(shape, 1));
    network.init();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("dataset", dataset.name());
    settings.put("network", "lenet");
    settings.put("augment", "rotate=10,shift=0.1,zoom=0.1,shear=10,cutout=0.25");
    settings.put("optimiser", "Adam, beta1 0.9, beta2 0.999");
    settings.put("epochs", "12, patience 3");
    settings.put("batch", "64");
    settings.put("seed", "42");
    return new TrainingContent(
        NetworkSummary.of(network, shape.inputType()),
        IntStream.rangeClosed(1, 12).mapToObj(ExampleReport::epoch).toList(),
        OptionalInt.of(9),
        settings);
  }

  private static EpochRecord epoch(int epoch) {
    double wave = 0.004 * Math.sin(5.0 * epoch);
    double train = 0.03 + 0.45 * Math.exp(-0.6 * epoch);
    double validation = 0.032 + 0.28 * Math.exp(-0.7 * epoch) + wave + 0.0004 * epoch;
    double rate = 0.001 * Math.pow(0.7, epoch - 1);
    return new EpochRecord(
        epoch, rate, train, 1 - 0.3 * train, validation, 1 - 0.25 * validation, 1_450, 37.5);
  }

  private ResultContent result() {
    float[][] probabilities = new float[test.size()][];
    IntStream.range(0, test.size())
        .parallel()
        .forEach(i -> probabilities[i] = neighbours(test.images().get(i)));
    int half = validation.size();
    float[][] first = Arrays.copyOf(probabilities, half);
    float[][] second = Arrays.copyOfRange(probabilities, half, probabilities.length);
    Calibration calibration = Calibration.fit(first, validation.labels());
    PreparedImages judged = part(test, half, test.size());
    float[][] calibrated = calibration.applied(second);
    QualityFigures quality = quality(calibrated, judged.labels());
    QualityFigures other = quality(first, validation.labels());
    return new ResultContent(
        quality(second, judged.labels()),
        quality,
        judged,
        calibrated,
        calibration,
        RiskCoverage.of(Answers.of(calibrated, judged.labels())),
        List.of(
            new PartAccuracy(dataset.name(), quality.labelled(), quality.accuracy()),
            new PartAccuracy("the other half", other.labelled(), other.accuracy())));
  }

  /** Softmax over how near the nearest training image of each class is. */
  private float[] neighbours(float[] image) {
    double[] nearest = new double[dataset.labels().size()];
    Arrays.fill(nearest, Double.MAX_VALUE);
    for (int i = 0; i < train.size(); i++) {
      double distance = 0;
      float[] other = train.images().get(i);
      for (int p = 0; p < image.length; p++) {
        distance += (image[p] - other[p]) * (image[p] - other[p]);
      }
      nearest[train.labels()[i]] = Math.min(nearest[train.labels()[i]], distance);
    }
    double least = Arrays.stream(nearest).min().orElseThrow();
    double[] powers = Arrays.stream(nearest).map(d -> Math.exp(least - d)).toArray();
    double sum = Arrays.stream(powers).sum();
    float[] probabilities = new float[powers.length];
    for (int i = 0; i < powers.length; i++) {
      probabilities[i] = (float) (powers[i] / sum);
    }
    return probabilities;
  }

  private QualityFigures quality(float[][] probabilities, int[] actual) {
    Scoreboard scoreboard = new Scoreboard(dataset.labels());
    Answers answers = Answers.of(probabilities, actual);
    for (int i = 0; i < actual.length; i++) {
      scoreboard.add(
          dataset.labels().get(actual[i]),
          dataset.labels().get(answers.predicted()[i]),
          answers.confidence()[i]);
    }
    return scoreboard.figures();
  }

  private PreparedImages prepared(Split split, int images) {
    Optional<PreparedImages> prepared =
        new ImagePreparation(dataset, preprocessing)
            .prepare(split, images, SILENCE, new StopSignal());
    return prepared.orElseThrow();
  }

  private static PreparedImages part(PreparedImages all, int from, int to) {
    return new PreparedImages(
        all.images().subList(from, to), Arrays.copyOfRange(all.labels(), from, to), List.of());
  }
}
