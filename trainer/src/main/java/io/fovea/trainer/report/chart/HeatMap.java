package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Contrast;
import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Ink;
import io.fovea.trainer.report.markup.Palette;
import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix: rows are true classes, columns predicted ones. Colour is the share of its
 * row. The diagonal has a hue and a scale of its own, since beside 99 % no mistake would be seen.
 *
 * @param labels of rows and columns
 * @param cells that are not zero
 */
public record HeatMap(List<String> labels, List<Cell> cells) implements Drawing {
  /** With more classes, names cannot be read any more: only colours remain. */
  public static final int MOST_NAMED = 40;

  private static final int MOST_COUNTED = 20;
  private static final double WIDTH = 640;
  private static final double MOST_LABEL = 120;
  private static final double MOST_CELL = 52;

  /**
   * @param share of the row, 0 to 1
   */
  public record Cell(int row, int column, long count, double share) {
    boolean hit() {
      return row == column;
    }
  }

  @Override
  public Element draw(Palette palette) {
    return labels.size() <= MOST_NAMED
        ? named(palette)
        : new DotMap(labels.size(), this).draw(palette);
  }

  private Element named(Palette palette) {
    int n = labels.size();
    double left = labelRoom() + 10;
    double cell = Math.min(MOST_CELL, (WIDTH - left - 4) / n);
    boolean slanted = labelRoom() > cell - 4;
    double top = 44 + (slanted ? labelRoom() * 0.8 + 8 : 22);
    Canvas canvas = new Canvas(palette, Math.max(420, left + cell * n + 4), top + cell * n + 50);
    caption(canvas);
    for (int i = 0; i < n; i++) {
      double middle = (i + 0.5) * cell;
      String label = Lettering.fitted(labels.get(i), MOST_LABEL, Lettering.SIZE);
      canvas.ending(left - 8, top + middle + 4.5, label, Ink.TEXT);
      columnLabel(canvas, left + middle, top - 8, label, slanted);
    }
    canvas.rect(left, top, cell * n, cell * n, Ink.PAGE);
    cells.forEach(one -> draw(canvas, one, left, top, cell));
    Shades.legend(canvas, left, top + cell * n + 20, worst());
    return canvas.svg();
  }

  void caption(Canvas canvas) {
    canvas.title("Rows: true class. Columns: predicted class.");
  }

  private double labelRoom() {
    return Math.min(
        MOST_LABEL,
        labels.stream().mapToDouble(l -> Lettering.width(l, Lettering.SIZE)).max().orElse(0));
  }

  private static void columnLabel(
      Canvas canvas, double x, double y, String label, boolean slanted) {
    if (slanted) {
      Element text = canvas.text(0, 0, label, Ink.TEXT);
      text.with(
          "transform", String.format(Locale.ROOT, "translate(%.1f %.1f) rotate(-52)", x + 4, y));
    } else {
      canvas.centred(x, y, label, Ink.TEXT);
    }
  }

  private void draw(Canvas canvas, Cell one, double left, double top, double size) {
    double x = left + one.column() * size;
    double y = top + one.row() * size;
    double strength = Shades.strength(one, worst());
    String tip =
        String.format(
            Locale.ROOT,
            "%s, predicted %s: %,d (%.1f %% of its row)",
            labels.get(one.row()),
            labels.get(one.column()),
            one.count(),
            100 * one.share());
    canvas
        .rect(x + 0.5, y + 0.5, size - 1, size - 1, Shades.ink(one))
        .with("fill-opacity", strength)
        .add(Element.of("title", tip));
    if (labels.size() <= MOST_COUNTED) {
      String count = String.format(Locale.ROOT, "%d", one.count());
      double font = Math.min(Lettering.SIZE, 0.92 * size / (0.62 * count.length()));
      canvas
          .centred(
              x + size / 2,
              y + size / 2 + font * 0.35,
              count,
              Contrast.writingOn(Shades.ink(one), strength))
          .with("font-size", font)
          .with("pointer-events", "none");
    }
  }

  /** The largest share of a row that went to a wrong class. */
  double worst() {
    return cells.stream().filter(c -> !c.hit()).mapToDouble(Cell::share).max().orElse(0);
  }
}
