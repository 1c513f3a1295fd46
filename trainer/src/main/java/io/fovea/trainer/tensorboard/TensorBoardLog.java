package io.fovea.trainer.tensorboard;

import io.fovea.runtime.StartException;
import io.fovea.trainer.fitting.EpochRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells TensorBoard how a training goes. The figures of an epoch stand over the epoch, so that runs
 * with other batches can be compared, those of a step, {@code step/...}, over the step. For one
 * thread.
 */
public final class TensorBoardLog implements Closeable {
  /** A curve has some thousand points then, and a file some hundred kilobytes. */
  static final int STEPS_BETWEEN = 10;

  private final Path folder;
  private final EventFile events;

  TensorBoardLog(Path folder, EventFile events) {
    this.folder = folder;
    this.events = events;
  }

  /**
   * Begins the event file of a run, {@code DIR/RUN/events.out.tfevents.*}. A run that is continued
   * gets one more file in the same folder.
   *
   * @param directory what {@code tensorboard --logdir} is to be given
   * @param run name of the run, such as that of the model and its version
   * @throws StartException if no file can be made there
   */
  public static TensorBoardLog open(Path directory, String run, Clock clock) {
    Path folder = directory.resolve(run);
    try {
      return new TensorBoardLog(folder, EventFile.create(folder, clock));
    } catch (IOException failed) {
      throw new StartException(
          List.of(
              "--tensorboard %s is no place for event files, name a folder that can be written (%s: %s)"
                  .formatted(directory, failed.getClass().getSimpleName(), failed.getMessage())));
    }
  }

  /**
   * Writes the figures of an epoch; a validation that was not made has none.
   *
   * @throws UncheckedIOException naming the folder, if the file cannot be written
   */
  public void epoch(EpochRecord epoch) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss/train", epoch.trainLoss());
    values.put("accuracy/train", epoch.trainAccuracy());
    if (!Double.isNaN(epoch.validationLoss())) {
      values.put("loss/validation", epoch.validationLoss());
      values.put("accuracy/validation", epoch.validationAccuracy());
    }
    values.put("learning_rate", epoch.learningRate());
    values.put("images_per_second", epoch.imagesPerSecond());
    write(epoch.epoch(), values);
  }

  /**
   * Writes the figures of every tenth step: call it with all of them.
   *
   * @param step counts from 1 over all epochs
   * @param loss of its batch
   * @throws UncheckedIOException as above
   */
  public void step(long step, double loss, double learningRate) {
    if (step % STEPS_BETWEEN == 0) {
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("step/loss", loss);
      values.put("step/learning_rate", learningRate);
      write(step, values);
    }
  }

  private void write(long step, Map<String, Double> values) {
    try {
      events.scalars(step, values);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "the event file in %s cannot be written (--tensorboard): %s"
              .formatted(folder, failed.getMessage()),
          failed);
    }
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
