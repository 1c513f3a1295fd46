package io.fovea.trainer;

import io.fovea.runtime.Console;
import io.fovea.runtime.progress.Progress;
import io.fovea.trainer.checkpoint.CheckpointFile;
import io.fovea.trainer.fitting.EpochRecord;
import io.fovea.trainer.fitting.FittingListener;
import io.fovea.trainer.fitting.FittingState;
import io.fovea.trainer.tensorboard.TensorBoardLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Shows and keeps what happens in a training: progress, curves, checkpoints. */
final class FittingWatch implements FittingListener, AutoCloseable {
  /** What a step counts in the figures that people see: a single batch's jump. */
  private static final double SMOOTHING = 0.02;

  private final int epochs;
  private final int imagesPerEpoch;
  private final Map<String, String> training;
  private final CheckpointFile checkpoint;
  private final Optional<TensorBoardLog> tensorboard;
  private final Progress progress;
  private double loss;
  private double accuracy;
  private long seen;
  private String validation = "";

  private FittingWatch(
      TrainerSettings settings,
      int imagesPerEpoch,
      Map<String, String> training,
      Optional<TensorBoardLog> tensorboard,
      Progress progress) {
    this.epochs = settings.fitting().epochs();
    this.imagesPerEpoch = imagesPerEpoch;
    this.training = training;
    this.checkpoint = settings.checkpoint();
    this.tensorboard = tensorboard;
    this.progress = progress;
  }

  /**
   * @param doneEpochs of an earlier run that this one goes on from
   */
  static FittingWatch of(
      TrainerSettings settings,
      int imagesPerEpoch,
      int doneEpochs,
      Map<String, String> training,
      Console console,
      Clock clock) {
    Optional<TensorBoardLog> log =
        settings
            .tensorboard()
            .map(directory -> TensorBoardLog.open(directory, settings.modelName(), clock));
    long images = (long) settings.fitting().epochs() * imagesPerEpoch;
    return new FittingWatch(
        settings,
        imagesPerEpoch,
        training,
        log,
        Progress.start(
            console,
            clock,
            "Training",
            "images",
            OptionalLong.of(images),
            (long) doneEpochs * imagesPerEpoch));
  }

  @Override
  public void step(long step, long images, double stepLoss, double stepAccuracy, double rate) {
    double weight = Math.max(SMOOTHING, 1.0 / ++seen);
    loss += weight * (stepLoss - loss);
    accuracy += weight * (stepAccuracy - accuracy);
    long epoch = (images - 1) / imagesPerEpoch + 1;
    progress.at(
        images,
        String.format(
            Locale.ROOT,
            "epoch %d/%d, loss %.4f, accuracy %.1f %%%s",
            epoch,
            epochs,
            loss,
            100 * accuracy,
            validation));
    tensorboard.ifPresent(log -> log.step(step, stepLoss, rate));
  }

  @Override
  public void epoch(EpochRecord epoch, Supplier<FittingState> state) {
    if (!Double.isNaN(epoch.validationAccuracy())) {
      validation =
          String.format(Locale.ROOT, ", validation %.2f %%", 100 * epoch.validationAccuracy());
    }
    try {
      checkpoint.write(training, state.get());
    } catch (IOException full) {
      throw new UncheckedIOException(
          "the checkpoint %s cannot be written (%s); if there was one of an earlier epoch, it is kept: make room, and go on from it by --resume"
              .formatted(checkpoint.path(), full.getMessage()),
          full);
    }
    tensorboard.ifPresent(log -> log.epoch(epoch));
  }

  @Override
  public void close() throws IOException {
    progress.close();
    if (tensorboard.isPresent()) {
      tensorboard.get().close();
    }
  }
}
