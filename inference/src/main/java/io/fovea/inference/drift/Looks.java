package io.fovea.inference.drift;

/**
 * A window is compared again and again while it fills, and each comparison is one more chance of a
 * false alarm. So there is a look when a window first has {@link DriftTest#MIN_IMAGES}, and one at
 * each doubling; each spends a part of the rate, and all that may ever come spend the whole.
 */
final class Looks {

  private Looks() {}

  /**
   * The number of a look, from 0.
   *
   * @param images at least {@link DriftTest#MIN_IMAGES}
   */
  static int number(long images) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(images / DriftTest.MIN_IMAGES);
  }

  /**
   * The part of the rate that a look may spend: 1/2, 1/6, 1/12, 1/20, and so on, which sum up to 1.
   * It falls slowly, so that late looks need no tails of which the approximation knows little.
   */
  static double part(int number) {
    return 1.0 / ((number + 1.0) * (number + 2.0));
  }
}
