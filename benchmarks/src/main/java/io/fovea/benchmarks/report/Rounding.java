package io.fovea.benchmarks.report;

/** Figures with as many digits as they deserve. */
public final class Rounding {
  private Rounding() {}

  public static double to(int digits, double value) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
