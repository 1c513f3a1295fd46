package io.fovea.cli.demo;

import java.util.Optional;

/**
 * Where the demo stands.
 *
 * @param images published and acknowledged
 * @param lost images with neither a prediction nor a dead letter (yet)
 * @param duplicated predictions beyond the first of an image
 * @param labelled images whose prediction and label are both there
 * @param accuracy of them, as the demo counts it; {@code null}: there are none yet
 * @param others images that somebody sent by the web page: nobody owes a label for them
 * @param quality what {@code fovea quality} made of them until now
 */
record DemoCount(
    long images,
    long predictions,
    long deadLetters,
    long lost,
    long duplicated,
    long labelled,
    Double accuracy,
    long others,
    Optional<QualityCount> quality) {

  /** Both divide the same whole numbers. */
  private static final double ROUNDING = 1e-12;

  DemoCount and(Optional<QualityCount> report) {
    return new DemoCount(
        images, predictions, deadLetters, lost, duplicated, labelled, accuracy, others, report);
  }

  /** Of the images, all beyond those that the demo publishes itself came from others. */
  DemoCount ofOwn(long own) {
    return new DemoCount(
        images,
        predictions,
        deadLetters,
        lost,
        duplicated,
        labelled,
        accuracy,
        Math.max(0, images - own),
        quality);
  }

  /** Whether every one of the images has come to its end. */
  boolean isComplete() {
    return lost == 0;
  }

  /** Whether every prediction has its label, and {@code fovea quality} has counted both. */
  boolean isJudged() {
    return labelled >= predictions - duplicated - others
        && quality.map(QualityCount::labelled).orElse(0L) == labelled;
  }

  /** Whether {@code fovea quality} comes to the same as the demo. */
  boolean isJudgedAlike() {
    return isJudged()
        && (labelled == 0 || Math.abs(quality.orElseThrow().accuracy() - accuracy) < ROUNDING);
  }
}
