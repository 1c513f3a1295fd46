package io.fovea.inference.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model answered on its validation data, to tell drift by later.
 *
 * @param images how many there were
 * @param predicted images by predicted label
 * @param confidence images by confidence, in equal bins over 0 to 1
 */
public record ReferenceDistribution(
    long images, Map<String, Long> predicted, List<Long> confidence) {
  /** As many bins as our trainer makes. */
  public static final int CONFIDENCE_BINS = 20;

  /**
   * @throws IllegalArgumentException if the counts do not add up
   */
  public ReferenceDistribution {
    Checks.present(predicted, "predicted");
    Checks.present(confidence, "confidence");
    Checks.check(sum(predicted.values()) == images, "predicted does not add up to images");
    Checks.check(sum(confidence) == images, "confidence does not add up to images");
    predicted = Collections.unmodifiableMap(new TreeMap<>(predicted));
    confidence = List.copyOf(confidence);
  }

  /** The index of the bin that such a confidence is counted in, 0 to 19; 1 is in the last. */
  public static int bin(float confidence) {
    return Math.min(CONFIDENCE_BINS - 1, (int) (confidence * CONFIDENCE_BINS));
  }

  private static long sum(Iterable<Long> counts) {
    long sum = 0;
    for (Long count : counts) {
      Checks.check(count != null && count >= 0, "a count is missing or below 0");
      sum += count;
    }
    return sum;
  }
}
