package io.fovea.trainer.report.chart;

/**
 * How much room text takes, near enough to lay out by: the real fonts are known only where the
 * report is read.
 */
final class Lettering {
  static final double SIZE = 13;

  /** Of common sans-serif faces, digits and lower case; a little more than the mean. */
  private static final double NARROW = 0.58;

  private static final int FIRST_WIDE = 0x2E80;

  private Lettering() {}

  static double width(String text, double size) {
    return size * text.codePoints().mapToDouble(p -> p < FIRST_WIDE ? NARROW : 1).sum();
  }

  static String fitted(String text, double room, double size) {
    if (width(text, size) <= room) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int kept = points.length;
    while (kept > 1 && width(new String(points, 0, kept) + "…", size) > room) {
      kept--;
    }
    return new String(points, 0, kept) + "…";
  }
}
