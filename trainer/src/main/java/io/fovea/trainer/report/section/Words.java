package io.fovea.trainer.report.section;

import io.fovea.inference.quality.Estimate;
import java.util.Locale;

/** Figures as people read them. */
final class Words {
  /** A figure and its unit stay on one line. */
  private static final String SPACE = "\u00a0";

  private Words() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String images(long count) {
    return count(count) + SPACE + (count == 1 ? "image" : "images");
  }

  /** Of a share, 0 to 1. */
  static String percent(double share, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", 100 * share) + SPACE + "%";
  }

  static String interval(Estimate estimate, int decimals) {
    String low = String.format(Locale.ROOT, "%." + decimals + "f", 100 * estimate.low());
    return low + " to " + percent(estimate.high(), decimals);
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
