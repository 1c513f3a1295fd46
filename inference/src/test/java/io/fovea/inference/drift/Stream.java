package io.fovea.inference.drift;

import io.fovea.inference.model.ReferenceDistribution;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Predictions of one distribution, drawn one by one.
 *
 * @param classes weights
 * @param confidences weights of the bins
 */
record Stream(double[] classes, double[] confidences) {

  /** A model's answers on that many validation images. */
  ReferenceDistribution reference(int images, SplittableRandom random) {
    Filling filling = new Filling(random);
    filling.add(images);
    return new ReferenceDistribution(
        images, filling.predicted(), LongStream.of(filling.confidence).boxed().toList());
  }

  /**
   * Whether a window that fills up is called drifted at any look. The caller looks when it comes
   * by: at odd sizes.
   */
  boolean alarms(ReferenceDistribution reference, int images, SplittableRandom random) {
    Filling window = new Filling(random);
    long last = 0;
    while (window.images < images) {
      int some = 1 + random.nextInt((int) Math.max(100, window.images / 2));
      window.add((int) Math.min(some, images - window.images));
      if (DriftTest.isDue(last, window.images)) {
        last = window.images;
        if (DriftTest.compare(reference, window.predicted(), window.confidence)
            .orElseThrow()
            .drifted()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Counts that grow. */
  private final class Filling {
    private final SplittableRandom random;
    private final double[] classEnds = ends(classes);
    private final double[] confidenceEnds = ends(confidences);
    private final long[] predicted = new long[classes.length];
    private final long[] confidence = new long[confidences.length];
    private long images;

    private Filling(SplittableRandom random) {
      this.random = random;
    }

    private void add(int more) {
      for (int i = 0; i < more; i++) {
        predicted[draw(classEnds)]++;
        confidence[draw(confidenceEnds)]++;
      }
      images += more;
    }

    private int draw(double[] ends) {
      double at = random.nextDouble() * ends[ends.length - 1];
      int from = 0;
      int to = ends.length - 1;
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (at < ends[middle]) {
          to = middle;
        } else {
          from = middle + 1;
        }
      }
      return from;
    }

    private Map<String, Long> predicted() {
      Map<String, Long> counts = new TreeMap<>();
      IntStream.range(0, predicted.length)
          .filter(i -> predicted[i] > 0)
          .forEach(i -> counts.put("class " + i, predicted[i]));
      return counts;
    }
  }

  private static double[] ends(double[] weights) {
    double[] ends = weights.clone();
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    return ends;
  }
}
