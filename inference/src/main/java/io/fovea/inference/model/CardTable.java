package io.fovea.inference.model;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A table in Markdown. */
final class CardTable {
  private final StringJoiner lines = new StringJoiner("\n");

  CardTable(String... heads) {
    line(List.of(heads));
    line(Collections.nCopies(heads.length, "---"));
  }

  void row(String... cells) {
    line(List.of(cells));
  }

  /** A label may hold what would end a cell. */
  private void line(List<String> cells) {
    StringJoiner line = new StringJoiner(" | ", "| ", " |");
    cells.forEach(cell -> line.add(cell.replace("|", "\\|").replaceAll("\\R", " ")));
    lines.add(line.toString());
  }

  static String count(long images) {
    return String.format(Locale.ROOT, "%,d", images);
  }

  String text() {
    return lines.toString();
  }
}
