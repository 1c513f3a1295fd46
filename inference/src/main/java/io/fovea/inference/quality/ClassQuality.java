package io.fovea.inference.quality;

/**
 * How well one class is told from the others. What would divide by zero is 0, as in scikit-learn
 * with {@code zero_division=0}.
 *
 * @param predicted images that the model took for this class
 * @param support images that are of this class
 */
public record ClassQuality(
    String label,
    long predicted,
    long support,
    double precision,
    double recall,
    double f1,
    Estimate precisionInterval,
    Estimate recallInterval) {

  static ClassQuality of(String label, long correct, long predicted, long support) {
    return new ClassQuality(
        label,
        predicted,
        support,
        ratio(correct, predicted),
        ratio(correct, support),
        ratio(2 * correct, predicted + support),
        Estimate.of(correct, predicted),
        Estimate.of(correct, support));
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
