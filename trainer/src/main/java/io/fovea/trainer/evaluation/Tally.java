package io.fovea.trainer.evaluation;

import io.fovea.datasets.LabelledImage;
import io.fovea.inference.Outcome;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.inference.quality.Scoreboard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes down what a model said of each image. */
final class Tally implements AutoCloseable {
  private final Scoreboard scoreboard;
  private final PartScores parts;
  private final PredictionLog log;

  /**
   * @param labels of the model
   * @param parts of the data set
   * @param predictions where a line per image goes
   */
  Tally(List<String> labels, List<String> parts, Optional<Path> predictions) throws IOException {
    this.scoreboard = new Scoreboard(labels);
    this.parts = new PartScores(parts);
    this.log = predictions.isPresent() ? new PredictionLog(predictions.get()) : null;
  }

  void add(LabelledImage image, int part, Outcome outcome) {
    if (outcome instanceof Outcome.Classified classified) {
      scoreboard.add(image.label(), classified.label(), classified.confidence());
      parts.add(part, image.label().equals(classified.label()));
    }
    if (log != null) {
      log.add(image.id(), image.label(), outcome);
    }
  }

  QualityFigures figures() {
    return scoreboard.figures();
  }

  List<PartAccuracy> parts() {
    return parts.accuracies();
  }

  /** To be called when all images were added; without it, no predictions are written. */
  void finish() throws IOException {
    if (log != null) {
      log.finish();
    }
  }

  @Override
  public void close() throws IOException {
    if (log != null) {
      log.close();
    }
  }
}
