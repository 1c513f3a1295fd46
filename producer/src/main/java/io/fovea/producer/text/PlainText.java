package io.fovea.producer.text;

import java.util.Locale;

/** Text for a terminal. */
public final class PlainText {
  private static final int BAR = 10;
  private static final int LONGEST = 300;

  private PlainText() {}

  /**
   * What comes from outside, on one line. Control characters are spelled out: in a terminal an
   * image id could otherwise move the cursor, or do worse.
   */
  public static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                clean.append(String.format("\\u%04x", c));
              } else {
                clean.appendCodePoint(c);
              }
            });
    return text.codePointCount(0, text.length()) > LONGEST ? clean + "..." : clean.toString();
  }

  /** Such as {@code 784 B}, {@code 48.2 KB}. */
  public static String size(long bytes) {
    if (bytes < 1 << 10) {
      return bytes + " B";
    } else if (bytes < 1 << 20) {
      return String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0);
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
  }

  /** A share from 0 to 1 as a bar. */
  public static String bar(double share) {
    int filled = (int) Math.round(Math.max(0, Math.min(1, share)) * BAR);
    return "#".repeat(filled) + ".".repeat(BAR - filled);
  }
}
