package io.fovea.producer.tail.board;

import static io.fovea.producer.tail.board.Figures.text;

import io.fovea.producer.text.Blocks;
import io.fovea.producer.text.Columns;
import io.fovea.producer.text.PlainText;
import io.fovea.schema.ClassQuality;
import io.fovea.schema.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The table of classes: all in the report's order if there is room for all, else the worst ones.
 *
 * @param barCells of each bar
 */
record ClassLines(int labelCells, int barCells) {
  private static final int MOST = 30;
  private static final int USUAL_COLUMNS = 80;
  private static final int SUPPORT_CELLS = 9;
  private static final int INTERVAL_CELLS = 9;
  private static final int VALUE_CELLS = 5;

  /** A class that was never seen has no F1 to be bad at. */
  private static final Comparator<ClassQuality> WORST_FIRST =
      Comparator.<ClassQuality, Boolean>comparing(c -> c.getSupport() + c.getPredicted() == 0)
          .thenComparing(ClassQuality::getF1)
          .thenComparing(Comparator.comparing(ClassQuality::getSupport).reversed())
          .thenComparing(ClassQuality::getLabel);

  /** Where there is more room than usual, labels and bars share it. */
  static ClassLines in(int columns) {
    int more = Math.max(0, columns - USUAL_COLUMNS);
    int moreBar = Math.min(8, more / 5);
    return new ClassLines(11 + Math.min(20, more - 3 * moreBar), 4 + moreBar);
  }

  /**
   * Lines for the classes.
   *
   * @param room lines that there are; fewer than three hold no table
   */
  List<String> of(List<ClassQuality> classes, int room) {
    if (classes.isEmpty() || room < 3) {
      return List.of();
    }
    boolean all = classes.size() <= Math.min(MOST, room - 1);
    List<ClassQuality> shown = all ? classes : worst(classes, Math.min(MOST, room - 2));
    List<String> lines = new ArrayList<>(List.of(header()));
    shown.forEach(quality -> lines.add(row(quality)));
    if (!all) {
      int leftOut = classes.size() - shown.size();
      lines.add(text("  left out: %,d; these have the lowest F1", leftOut));
    }
    return lines;
  }

  private static List<ClassQuality> worst(List<ClassQuality> classes, int most) {
    return classes.stream().sorted(WORST_FIRST).limit(most).toList();
  }

  private String header() {
    int estimate = VALUE_CELLS + 1 + barCells + 1 + INTERVAL_CELLS;
    return row(
        "class",
        "support",
        Columns.left("precision", estimate),
        Columns.left("recall", estimate),
        "F1");
  }

  private String row(ClassQuality quality) {
    return row(
        PlainText.clean(quality.getLabel()),
        Figures.of(quality.getSupport()),
        estimate(quality.getPrecision(), quality.getPrecisionInterval()),
        estimate(quality.getRecall(), quality.getRecallInterval()),
        value(quality.getF1()));
  }

  private String row(String label, String support, String precision, String recall, String f1) {
    return "  "
        + Columns.left(label, labelCells)
        + " "
        + Columns.right(support, SUPPORT_CELLS)
        + "  "
        + String.join("  ", precision, recall, f1);
  }

  private String estimate(double value, Estimate interval) {
    String range = interval == null ? "" : text("%.2f-%.2f", interval.getLow(), interval.getHigh());
    return value(value) + " " + Columns.left(range, INTERVAL_CELLS);
  }

  private String value(double value) {
    return text("%.3f ", value) + Blocks.bar(value, barCells);
  }
}
