package io.fovea.inference.quantization;

import java.nio.FloatBuffer;

/** How often a value of a graph was how large, in even bins over the range that it was seen in. */
final class ValueHistogram {
  private static final int BINS = 2_048;

  /** Ends that are tried: the range less so many 64ths at both ends. */
  private static final int CUTS = 48;

  private final ValueRange seen;
  private final double width;
  private final long[] counts = new long[BINS];

  ValueHistogram(ValueRange seen) {
    this.seen = seen;
    this.width = Math.max((seen.most() - seen.least()) / (double) BINS, Double.MIN_NORMAL);
  }

  void add(FloatBuffer values) {
    while (values.hasRemaining()) {
      int bin = (int) ((values.get() - seen.least()) / width);
      counts[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
  }

  /**
   * The range with the least mean squared error, of rounding within it and of cutting off outside.
   * Few large values would else make the steps of all others coarse.
   */
  ValueRange best() {
    ValueRange best = seen;
    double least = error(seen);
    for (int cut = 1; cut <= CUTS; cut++) {
      float keep = 1 - cut / 64f;
      ValueRange shorter = new ValueRange(seen.least() * keep, seen.most() * keep);
      double error = error(shorter);
      if (error < least) {
        least = error;
        best = shorter;
      }
    }
    return best;
  }

  private double error(ValueRange range) {
    double rounding = range.scale() * range.scale() / 12.0; // of an even spread over a step
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double value = seen.least() + (bin + 0.5) * width;
      double outside = Math.max(0, Math.max(value - range.most(), range.least() - value));
      error += counts[bin] * (outside > 0 ? outside * outside : value == 0 ? 0 : rounding);
    }
    return error;
  }
}
