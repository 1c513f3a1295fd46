package io.fovea.producer.tail.board;

import io.fovea.producer.text.Columns;
import io.fovea.schema.Estimate;
import java.util.Locale;

/** Numbers as the table writes them. */
final class Figures {
  private static final long NINE_CELLS = 9_999_999;

  private Figures() {}

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Such as {@code 0.9871 (0.9846 to 0.9892)}. */
  static String of(Estimate estimate) {
    return text("%.4f (%.4f to %.4f)", estimate.getValue(), estimate.getLow(), estimate.getHigh());
  }

  /** A count in nine cells at most. */
  static String of(long count) {
    return count <= NINE_CELLS ? text("%,d", count) : text("%.1fM", count / 1e6);
  }

  /** A line with its name before it. */
  static String line(String name, String text) {
    return "  " + Columns.left(name, 10) + text;
  }
}
