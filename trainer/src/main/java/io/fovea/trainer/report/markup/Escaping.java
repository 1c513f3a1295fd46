package io.fovea.trainer.report.markup;

/** Makes any text safe inside an element or a quoted attribute, for HTML and XML alike. */
final class Escaping {

  private Escaping() {}

  static void append(StringBuilder out, String text) {
    text.codePoints().forEach(point -> append(out, point));
  }

  private static void append(StringBuilder out, int point) {
    switch (point) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(isXml(point) ? point : '\uFFFD');
    }
  }

  /**
   * XML 1.0, production 2: a single escape character in a label would make a picture unreadable.
   */
  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
