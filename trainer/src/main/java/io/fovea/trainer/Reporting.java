package io.fovea.trainer;

import io.fovea.datasets.Dataset;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.InputShape;
import io.fovea.inference.model.ModelManifest;
import io.fovea.trainer.Publication.Published;
import io.fovea.trainer.augmentation.Augmentations;
import io.fovea.trainer.augmentation.Augmenter;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.data.ValidationSplit;
import io.fovea.trainer.evaluation.PartAccuracy;
import io.fovea.trainer.fitting.BestEpoch;
import io.fovea.trainer.fitting.EpochRecord;
import io.fovea.trainer.network.NetworkShape;
import io.fovea.trainer.network.NetworkSummary;
import io.fovea.trainer.report.content.DataContent;
import io.fovea.trainer.report.content.DataContent.AugmentedSample;
import io.fovea.trainer.report.content.DataContent.Sample;
import io.fovea.trainer.report.content.DataContent.SplitSizes;
import io.fovea.trainer.report.content.ReportContent;
import io.fovea.trainer.report.content.ReportContent.Subject;
import io.fovea.trainer.report.content.ResultContent;
import io.fovea.trainer.report.content.TrainingContent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Gathers what a report tells about a training. */
final class Reporting {
  private static final int SAMPLES_OF_EACH = 10;
  private static final int AUGMENTED = 6;
  private static final int COPIES = 8;

  private final TrainerSettings settings;
  private final Dataset dataset;
  private final NetworkShape shape;

  Reporting(TrainerSettings settings, Dataset dataset, Preprocessing preprocessing) {
    this.settings = settings;
    this.dataset = dataset;
    this.shape = NetworkShape.of(preprocessing, dataset.labels().size());
  }

  ReportContent of(
      Published published,
      ValidationSplit split,
      PreparedImages test,
      Fitted fitted,
      Optional<PartAccuracy> otherStyle) {
    ModelManifest manifest = published.model().manifest();
    Judgement judgement = published.judgement();
    return new ReportContent(
        new Subject(
            manifest.name(),
            manifest.version(),
            dataset.name(),
            settings.network().name(),
            manifest.createdAt()),
        data(split, test),
        new TrainingContent(
            NetworkSummary.of(fitted.network(), shape.inputType()),
            fitted.history(),
            keptEpoch(fitted.history()),
            settings.texts().all()),
        new ResultContent(
            judgement.before(),
            judgement.figures(),
            test,
            judgement.probabilities(),
            judgement.calibration(),
            judgement.riskCoverage(),
            Stream.concat(judgement.parts().stream(), otherStyle.stream()).toList()));
  }

  private DataContent data(ValidationSplit split, PreparedImages test) {
    int classes = shape.classes();
    Stream<SplitSizes> splits =
        Stream.of(
            SplitSizes.of("train", split.train(), classes),
            SplitSizes.of("validation", split.validation(), classes),
            SplitSizes.of("test", test, classes));
    return new DataContent(
        dataset.labels(),
        InputShape.of(shape.channels(), shape.height(), shape.width()),
        splits.filter(sizes -> sizes.all() > 0).toList(),
        Sample.of(split.train(), classes, SAMPLES_OF_EACH),
        augmentation(split.train()));
  }

  private List<AugmentedSample> augmentation(PreparedImages train) {
    Augmentations augmentations = settings.fitting().augmentations();
    if (augmentations.equals(Augmentations.NONE)) {
      return List.of();
    }
    Augmenter augmenter = augmentations.augmenter(shape.channels(), shape.height(), shape.width());
    SplittableRandom random = new SplittableRandom(settings.data().seed());
    return Sample.of(train, shape.classes(), 1).stream()
        .limit(AUGMENTED)
        .map(sample -> AugmentedSample.of(sample, augmenter, COPIES, random))
        .toList();
  }

  /** The end's weights are kept unless it looked for the best ones. */
  private OptionalInt keptEpoch(List<EpochRecord> history) {
    return settings.fitting().patience() > 0
        ? OptionalInt.of(BestEpoch.of(history).epoch())
        : OptionalInt.empty();
  }
}
