package io.fovea.trainer.acceleration;

/** Loops over a plane that the JVM runs in vectors: short, without a branch that may be taken. */
final class Scaling {

  private Scaling() {}

  static void forward(float[] plane, float scale, float shift, boolean rectified) {
    if (rectified) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = Math.max(0, scale * plane[i] + shift);
      }
    } else {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = scale * plane[i] + shift;
      }
    }
  }

  /** So large that its product with any normal float above 0 is at least 1. */
  private static final float HUGE = Float.MAX_VALUE;

  /**
   * Lets through the gradients of what was above 0. As a product with 0 or 1: a condition would be
   * a branch that is guessed wrongly half of the time, and four times as slow.
   */
  static void closeWhereNegative(float[] gradient, float[] plane, float scale, float shift) {
    for (int i = 0; i < plane.length; i++) {
      gradient[i] *= Math.min(1, Math.max(0, HUGE * (scale * plane[i] + shift)));
    }
  }

  static void addProducts(float[] sums, float[] products, float[] gradient, float[] plane) {
    for (int i = 0; i < plane.length; i++) {
      sums[i] += gradient[i];
      products[i] += gradient[i] * plane[i];
    }
  }

  /** a * gradient + b * plane + c, in place of the gradient. */
  static void combine(float[] gradient, float[] plane, float a, float b, float c) {
    for (int i = 0; i < plane.length; i++) {
      gradient[i] = a * gradient[i] + b * plane[i] + c;
    }
  }
}
