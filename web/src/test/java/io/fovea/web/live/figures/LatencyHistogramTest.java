package io.fovea.web.live.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  private static final double[] PARTS = {0.001, 0.1, 0.5, 0.95, 0.99, 0.999, 1};

  private final SplittableRandom random = new SplittableRandom(42);

  @Test
  void equalsSortedTimesWhereTheyAreShort() {
    for (int n : new int[] {1, 2, 3, 10, 99, 100, 101, 5_000}) {
      compare(times(n, i -> random.nextLong(128)), 0);
    }
  }

  @Test
  void isWithinAHundredthOfSortedTimesWhereTheyAreLong() {
    for (int n : new int[] {1, 7, 1_000, 20_000}) {
      compare(times(n, i -> (long) Math.exp(random.nextDouble(0, 24))), 0.01);
    }
  }

  @Test
  void takesTimesThatCannotBe() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.add(-5);
    histogram.add(Long.MAX_VALUE);

    assertThat(histogram.percentile(0.5)).isZero();
    assertThat(histogram.percentile(1)).isGreaterThan(365L * 24 * 3_600_000);
  }

  @Test
  void knowsNothingOfNothing() {
    assertThat(new LatencyHistogram().percentile(0.5)).isEqualTo(-1);
  }

  private void compare(long[] times, double tolerance) {
    LatencyHistogram half = new LatencyHistogram();
    LatencyHistogram all = new LatencyHistogram();
    for (int i = 0; i < times.length; i++) {
      (i % 2 == 0 ? half : all).add(times[i]);
    }
    all.add(half);
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    for (double part : PARTS) {
      long expected = sorted[Math.max(1, (int) Math.ceil(part * sorted.length)) - 1];
      assertThat((double) all.percentile(part))
          .as("%s of %s", part, times.length)
          .isCloseTo(expected, within(tolerance * expected));
    }
  }

  private static long[] times(int n, LongUnaryOperator time) {
    long[] times = new long[n];
    Arrays.setAll(times, time::applyAsLong);
    return times;
  }
}
