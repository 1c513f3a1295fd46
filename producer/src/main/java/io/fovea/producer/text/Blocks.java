package io.fovea.producer.text;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Numbers as Unicode's block elements, which are filled by eighths. */
public final class Blocks {
  private static final String FULL = "█";
  private static final String EMPTY = "·";
  private static final String[] FROM_LEFT = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  private static final String[] FROM_BELOW = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

  private Blocks() {}

  /** A share from 0 to 1 as a bar of so many cells; eight times as fine as those. */
  public static String bar(double share, int cells) {
    int eighths = (int) Math.round(Math.max(0, Math.min(1, share)) * cells * 8);
    String filled = FULL.repeat(eighths / 8) + FROM_LEFT[eighths % 8];
    return filled + EMPTY.repeat(cells - filled.length());
  }

  /**
   * A column for each value, from the lowest of them at the bottom to the highest at the top; all
   * in the middle if there is but one height.
   *
   * @param values absent: a gap
   */
  public static String sparkline(List<OptionalDouble> values) {
    double low = present(values).min().orElse(0);
    double span = present(values).max().orElse(0) - low;
    StringBuilder line = new StringBuilder();
    for (OptionalDouble value : values) {
      double height = span == 0 ? 0.5 : (value.orElse(low) - low) / span;
      line.append(value.isEmpty() ? " " : FROM_BELOW[(int) Math.round(height * 7)]);
    }
    return line.toString();
  }

  private static DoubleStream present(List<OptionalDouble> values) {
    return values.stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }
}
