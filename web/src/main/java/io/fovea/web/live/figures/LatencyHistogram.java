package io.fovea.web.live.figures;

import java.util.Arrays;

/**
 * Times in ms, of which percentiles are asked: exact below 128 ms, to 0.8 % above. Of one size,
 * however many times there are; times of over a year count as such.
 */
final class LatencyHistogram {
  /** Two to this power: steps in which a doubling is counted. */
  private static final int STEP_BITS = 6;

  private static final int STEPS = 1 << STEP_BITS;
  private static final int EXACT = 2 * STEPS;
  private static final long MOST = (1L << 36) - 1;
  private static final int SIZE = index(MOST) + 1;

  private final int[] counts = new int[SIZE];
  private long total;

  /** A time below 0, by clocks that differ, is 0. */
  void add(long millis) {
    counts[index(Math.max(0, Math.min(MOST, millis)))]++;
    total++;
  }

  void add(LatencyHistogram other) {
    for (int i = 0; i < SIZE; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  /**
   * The smallest time that at least this part of all times do not exceed (nearest rank).
   *
   * @param part over 0, up to 1
   * @return ms; -1 if there are none
   */
  long percentile(double part) {
    long rank = Math.max(1, (long) Math.ceil(part * total));
    long seen = 0;
    for (int i = 0; i < SIZE; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return millis(i);
      }
    }
    return -1;
  }

  private static int index(long millis) {
    if (millis < EXACT) {
      return (int) millis;
    }
    int shift = Long.SIZE - Long.numberOfLeadingZeros(millis) - STEP_BITS - 1;
    return EXACT + (shift - 1) * STEPS + (int) (millis >>> shift) - STEPS;
  }

  /** The middle of what is counted together. */
  private static long millis(int index) {
    if (index < EXACT) {
      return index;
    }
    int shift = (index - EXACT) / STEPS + 1;
    long low = (long) (STEPS + (index - EXACT) % STEPS) << shift;
    return low + (1L << shift) / 2;
  }
}
