package io.fovea.trainer;

import io.fovea.datasets.Dataset;
import io.fovea.inference.engine.OneDnnLayers;
import io.fovea.inference.image.Preprocessing;
import io.fovea.runtime.Console;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.checkpoint.CheckpointException;
import io.fovea.trainer.checkpoint.CheckpointFile;
import io.fovea.trainer.data.ValidationSplit;
import io.fovea.trainer.fitting.Fitting;
import io.fovea.trainer.fitting.FittingPlan;
import io.fovea.trainer.network.NetworkShape;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Fits the network that the settings name, watched, and from a checkpoint if asked. */
final class FittingRun {
  /** What changes nothing about the weights. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "out",
          "data",
          "report",
          "tensorboard",
          "resume",
          "model-name",
          "model-version",
          "test-images",
          "max-bad");

  private final TrainerSettings settings;
  private final Console console;
  private final Clock clock;
  private boolean canGoOn;

  FittingRun(TrainerSettings settings, Console console, Clock clock) {
    this.settings = settings;
    this.console = console;
    this.clock = clock;
  }

  /** Nothing if the end was asked for before. */
  Optional<Fitted> run(
      Dataset dataset, Preprocessing preprocessing, ValidationSplit split, StopSignal stop)
      throws IOException, InterruptedException {
    NetworkShape shape = NetworkShape.of(preprocessing, dataset.labels().size());
    long seed = settings.data().seed();
    ComputationGraphConfiguration network = settings.network().configuration(shape, seed);
    FittingPlan plan = settings.fitting().plan(split.train(), shape.classes(), seed);
    Map<String, String> training = training(dataset, split, shape);
    try (Fitting fitting =
        new Fitting(plan, shape, network, split.train(), split.validation(), clock)) {
      CheckpointFile checkpoint = settings.checkpoint();
      if (settings.resume()) {
        resume(fitting, checkpoint, training);
      } else if (checkpoint.exists()) {
        console
            .err()
            .printf(
                "A stopped training left %s, which --resume goes on from: the first epoch will replace it.%n",
                checkpoint.path());
      }
      boolean done;
      try (FittingWatch watch =
          FittingWatch.of(
              settings, split.train().size(), fitting.history().size(), training, console, clock)) {
        done = fitting.fit(watch, stop);
      }
      canGoOn = !fitting.history().isEmpty();
      if (!done) {
        return Optional.empty();
      }
      ComputationGraph fitted = fitting.network();
      OneDnnLayers.switchOn(fitted);
      return Optional.of(new Fitted(fitted, fitting.history()));
    }
  }

  private void resume(Fitting fitting, CheckpointFile checkpoint, Map<String, String> training) {
    try {
      fitting.resume(checkpoint.read(training));
    } catch (CheckpointException unfit) {
      throw new StartException(List.of(unfit.getMessage()));
    }
    console.err().printf("Going on behind epoch %d.%n", fitting.history().size());
  }

  /** Whether an epoch of this training is done, and so kept. */
  boolean canGoOn() {
    return canGoOn;
  }

  /** All that decides the weights: a checkpoint of anything else is refused. */
  private Map<String, String> training(Dataset dataset, ValidationSplit split, NetworkShape shape) {
    Map<String, String> training = new TreeMap<>(settings.texts().all());
    training.keySet().removeAll(WITHOUT_EFFECT);
    training.put("workers", Integer.toString(settings.fitting().workerCount()));
    // A configuration's file may change under its name.
    String layers = settings.network().configuration(shape, 0).toJson();
    training.put("network's layers", Integer.toHexString(layers.hashCode()));
    training.put("data set", dataset.checksum());
    training.put("training images", Integer.toString(split.train().size()));
    return training;
  }
}
