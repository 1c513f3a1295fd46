package io.fovea.trainer;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.Split;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.quality.Estimate;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import io.fovea.trainer.calibration.Answers;
import io.fovea.trainer.data.DatasetSettings;
import io.fovea.trainer.data.ImagePreparation;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.data.Probabilities;
import io.fovea.trainer.evaluation.PartAccuracy;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * How a network that reads digits reads those of a hand that it has never seen: drawn ones, if it
 * did not learn from them. Good figures on MNIST say nothing about that.
 */
final class OtherStyles {
  private static final DatasetSpec DRAWN = DatasetSpec.parse("digits");
  private static final int IMAGES = 5_000;

  private final DatasetSettings settings;
  private final Console console;
  private final Clock clock;

  OtherStyles(DatasetSettings settings, Console console, Clock clock) {
    this.settings = settings;
    this.console = console;
    this.clock = clock;
  }

  /** Nothing if it tells no digits, has learned from drawn ones, or the end was asked for. */
  Optional<PartAccuracy> judge(
      ComputationGraph network, Dataset learned, Preprocessing preprocessing, StopSignal stop) {
    Dataset drawn = Datasets.open(DRAWN, settings.options().withDigits(1, IMAGES));
    if (!learned.labels().equals(drawn.labels()) || learned.parts().contains(drawn.name())) {
      return Optional.empty();
    }
    try (Progress progress =
        Progress.start(
            console, clock, "Drawing digits to compare", "images", OptionalLong.of(IMAGES))) {
      return new ImagePreparation(drawn, preprocessing)
          .prepare(Split.TEST, IMAGES, progress, stop)
          .map(images -> accuracy(network, images, preprocessing));
    }
  }

  private static PartAccuracy accuracy(
      ComputationGraph network, PreparedImages images, Preprocessing preprocessing) {
    float[][] said =
        Probabilities.of(
            network::outputSingle,
            images,
            preprocessing.channels(),
            preprocessing.height(),
            preprocessing.width());
    long correct = 0;
    for (boolean right : Answers.of(said, images.labels()).right()) {
      correct += right ? 1 : 0;
    }
    return new PartAccuracy(
        "drawn digits, never learned from", images.size(), Estimate.of(correct, images.size()));
  }
}
