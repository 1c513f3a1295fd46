package io.fovea.trainer.data;

import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whole numbers in place of fractions, by the largest remainders (Hamilton's method): each is less
 * than 1 off, and the sum is right, where rounding each would add up its errors.
 */
final class Apportionment {

  private Apportionment() {}

  /**
   * @param quotas none negative
   * @return as many, with the rounded sum of them; of equal remainders, the first are rounded up
   */
  static int[] of(double[] quotas) {
    int[] shares = DoubleStream.of(quotas).mapToInt(quota -> (int) quota).toArray();
    long missing = Math.round(DoubleStream.of(quotas).sum()) - IntStream.of(shares).sum();
    IntStream.range(0, quotas.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> shares[i] - quotas[i]))
        .limit(missing)
        .forEach(i -> shares[i]++);
    return shares;
  }
}
