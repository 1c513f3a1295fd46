package io.fovea.producer.text;

/**
 * Text in columns of a terminal, where a character may take none, one or two cells. By the widths
 * of Unicode's annex 11 for what is common in names: ideographs, kana, hangul, emoji and marks.
 */
public final class Columns {
  private static final String CUT = "…";

  private Columns() {}

  /** How many cells it takes. */
  public static int width(String text) {
    return text.codePoints().map(Columns::cells).sum();
  }

  /** At the left of its column, cut if it is too wide. */
  public static String left(String text, int cells) {
    String fitting = cut(text, cells);
    return fitting + " ".repeat(cells - width(fitting));
  }

  /** At the right of its column, cut if it is too wide. */
  public static String right(String text, int cells) {
    String fitting = cut(text, cells);
    return " ".repeat(cells - width(fitting)) + fitting;
  }

  /** All of it, or its beginning and an ellipsis. */
  public static String cut(String text, int cells) {
    if (width(text) <= cells) {
      return text;
    }
    StringBuilder beginning = new StringBuilder();
    int left = cells - 1;
    for (int c : text.codePoints().toArray()) {
      left -= cells(c);
      if (left < 0) {
        break;
      }
      beginning.appendCodePoint(c);
    }
    return cells < 1 ? "" : beginning + CUT;
  }

  private static int cells(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return isBetween(c, 0x1100, 0x115F) // hangul's leading consonants
        || isBetween(c, 0x2E80, 0xA4CF) // CJK radicals to Yi
        || isBetween(c, 0xAC00, 0xD7A3) // hangul
        || isBetween(c, 0xF900, 0xFAFF) // compatibility ideographs
        || isBetween(c, 0xFE30, 0xFE6F) // vertical and small forms
        || isBetween(c, 0xFF01, 0xFF60) // full width forms
        || isBetween(c, 0xFFE0, 0xFFE6)
        || isBetween(c, 0x1F300, 0x1FAFF) // emoji
        || isBetween(c, 0x20000, 0x3FFFD); // more ideographs
  }

  private static boolean isBetween(int c, int first, int last) {
    return first <= c && c <= last;
  }
}
