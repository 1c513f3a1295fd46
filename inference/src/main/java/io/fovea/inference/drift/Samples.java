package io.fovea.inference.drift;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Two samples, counted over the same cells.
 *
 * @param reference images by cell; not to be written to
 * @param actual likewise
 */
record Samples(long[] reference, long[] actual) {
  /**
   * Below it, chi-square is no good approximation (Cochran 1954, "Some methods for strengthening
   * the common chi-square tests").
   */
  static final int LEAST_EXPECTED = 5;

  /**
   * @throws IllegalArgumentException if the cells are not the same, or a count is below 0
   */
  Samples {
    if (reference.length != actual.length) {
      throw new IllegalArgumentException(
          "%d cells cannot be compared with %d".formatted(actual.length, reference.length));
    }
    if (LongStream.concat(LongStream.of(reference), LongStream.of(actual)).anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException("a count is below 0");
    }
  }

  /**
   * Takes cells together, from the first to the last, until both samples can expect at least {@link
   * #LEAST_EXPECTED} images in each; what is left over goes to the last one. Neighbours are taken
   * together, so bins of a histogram stay bins. The rule asks for the sums over both samples alone,
   * which tell nothing of how they differ: a test stays as right as it was.
   */
  Samples pooled() {
    long[] first = new long[reference.length];
    long[] second = new long[reference.length];
    double share = (double) Math.min(images(), referenceImages()) / (images() + referenceImages());
    int full = 0;
    for (int i = 0; i < reference.length; i++) {
      first[full] += reference[i];
      second[full] += actual[i];
      full += (first[full] + second[full]) * share >= LEAST_EXPECTED ? 1 : 0;
    }
    if (full > 0 && full < reference.length) {
      first[full - 1] += first[full];
      second[full - 1] += second[full];
    }
    int cells = Math.max(1, full);
    return new Samples(Arrays.copyOf(first, cells), Arrays.copyOf(second, cells));
  }

  int cells() {
    return reference.length;
  }

  long referenceImages() {
    return LongStream.of(reference).sum();
  }

  /** Of the actual sample. */
  long images() {
    return LongStream.of(actual).sum();
  }
}
