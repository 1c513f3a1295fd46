package io.fovea.inference.model;

/**
 * What the int8 graph of a model file was made by, and what it costs.
 *
 * @param dataset whose training images it was calibrated on and whose test images judged it
 * @param datasetChecksum of that data, as the data set tells it
 * @param calibrationImages how many it was calibrated on
 * @param testImages how many it was judged by
 * @param accuracyBefore of the float32 graph on them, 0 to 1
 * @param accuracy of the int8 graph on the same
 */
public record Quantization(
    String dataset,
    String datasetChecksum,
    long calibrationImages,
    long testImages,
    double accuracyBefore,
    double accuracy) {

  /**
   * @throws IllegalArgumentException naming what is missing or cannot be
   */
  public Quantization {
    Checks.present(dataset, "int8.dataset");
    Checks.present(datasetChecksum, "int8.datasetChecksum");
    Checks.check(
        isShare(accuracyBefore) && isShare(accuracy), "int8's accuracies must be from 0 to 1");
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  /** How much of the accuracy is lost, in points: 0.1 is from 99.0 % to 98.9 %. */
  public double lostPoints() {
    return 100 * (accuracyBefore - accuracy);
  }
}
