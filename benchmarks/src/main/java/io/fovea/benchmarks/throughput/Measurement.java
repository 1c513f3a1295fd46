package io.fovea.benchmarks.throughput;

/**
 * What one run of a row gave.
 *
 * @param seconds that were measured
 * @param imagesPerSecond past the warm-up
 * @param cpuMicrosPerImage CPU time of the classifying process, past the warm-up
 * @param peakBytes the most memory that the process held; 0: the system does not tell
 * @param lost images without a prediction
 * @param duplicated predictions too many
 * @param meanBatch images per run of the engine; NaN where nobody tells
 * @param sameAnswers share of the first images with the label that the product's engine gives; NaN
 *     where no predictions are written
 */
public record Measurement(
    double seconds,
    double imagesPerSecond,
    double cpuMicrosPerImage,
    long peakBytes,
    long lost,
    long duplicated,
    double meanBatch,
    double sameAnswers) {

  /** Less is made of few polls and commits. */
  private static final double LEAST_SECONDS = 1;

  /** Of a loop that writes no predictions. */
  static Measurement ofLoop(
      double seconds, double imagesPerSecond, double cpuMicros, long peakBytes) {
    return new Measurement(
        seconds, imagesPerSecond, cpuMicros, peakBytes, 0, 0, Double.NaN, Double.NaN);
  }

  boolean isTooShort() {
    return seconds < LEAST_SECONDS;
  }
}
