package io.fovea.datasets.digits;

import java.util.SplittableRandom;

/**
 * Random numbers of one image. The generator's algorithm is part of the Java specification, and
 * what is made of its numbers stands here, so the numbers are the same on every Java and every
 * machine.
 */
final class Dice {

  private static final double ONE_DEVIATION = Math.sqrt(3);

  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Dice for one image alone. Each number is scrambled before the next is added: plain sums would
   * make the test images of one seed the training images of the next.
   */
  static Dice of(long seed, int split, int index) {
    return new Dice(scrambled(scrambled(scrambled(seed) + split) + index));
  }

  private static long scrambled(long number) {
    return new SplittableRandom(number).nextLong();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /**
   * Nearly normal, as the sum of four uniform numbers: never more than 3.5 deviations off, so no
   * digit is torn apart, and no logarithm, whose last bit differs between machines.
   */
  double around(double mean, double deviation) {
    double sum =
        random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
    return mean + deviation * ONE_DEVIATION * (sum - 2);
  }
}
