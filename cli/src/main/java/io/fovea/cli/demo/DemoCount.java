package io.fovea.cli.demo;

/**
 * Where the demo stands.
 *
 * @param images published and acknowledged
 * @param lost images with neither a prediction nor a dead letter (yet)
 * @param duplicated predictions beyond the first of an image
 * @param accuracy of the predictions whose label is known; {@code null}: none yet
 */
record DemoCount(
    long images, long predictions, long deadLetters, long lost, long duplicated, Double accuracy) {

  /** Whether every one of the images has come to its end. */
  boolean isComplete() {
    return lost == 0;
  }
}
