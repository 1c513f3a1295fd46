package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Ink;
import io.fovea.trainer.report.markup.Palette;
import io.fovea.trainer.report.picture.Thumbnail;
import java.util.List;

/** Small images in rows, as a picture file; the page has them as elements of its own. */
public record TileSheet(String title, List<Row> rows) implements Drawing {
  private static final double MOST_WIDTH = 900;
  private static final double MOST_HEADING = 240;
  private static final double MOST_WORDS = 110;
  private static final double TOP = 36;
  private static final double GAP = 10;
  private static final double LINE = 16;
  private static final double SMALL = 12;

  /**
   * @param heading on the left; empty: the row has the whole width
   */
  public record Row(String heading, List<Tile> tiles) {}

  @Override
  public Element draw(Palette palette) {
    double left = headingRoom();
    double height = TOP + rows.stream().mapToDouble(row -> height(row, left)).sum();
    Canvas canvas = new Canvas(palette, width(left), height);
    canvas.title(title);
    double y = TOP;
    for (Row row : rows) {
      draw(canvas, row, left, y);
      y += height(row, left);
    }
    return canvas.svg();
  }

  private double headingRoom() {
    double widest =
        rows.stream()
            .mapToDouble(r -> Lettering.width(r.heading(), Lettering.SIZE))
            .max()
            .orElse(0);
    return widest == 0 ? 0 : Math.min(MOST_HEADING, 1.1 * widest) + 2 * GAP;
  }

  private double width(double left) {
    double widest =
        rows.stream()
            .mapToDouble(row -> Math.min(columns(row, left), row.tiles().size()) * pitch(row))
            .max()
            .orElse(0);
    return Math.max(left + widest, Lettering.width(title, 18));
  }

  private static void draw(Canvas canvas, Row row, double left, double top) {
    String heading = Lettering.fitted(row.heading(), left, 1.1 * Lettering.SIZE);
    canvas.text(0, top + 20, heading, Ink.TEXT).with("font-weight", "bold");
    int columns = columns(row, left);
    for (int i = 0; i < row.tiles().size(); i++) {
      double x = left + i % columns * pitch(row);
      double y = top + i / columns * lineHeight(row);
      draw(canvas, row.tiles().get(i), x, y, pitch(row) - GAP);
    }
  }

  private static void draw(Canvas canvas, Tile tile, double x, double y, double room) {
    Thumbnail image = tile.image();
    if (tile.marked()) {
      canvas.rect(x - 3, y - 3, image.width() + 6, image.height() + 6, Ink.SECOND).with("rx", 3);
    }
    canvas.image(x, y, image.width(), image.height(), image.dataUri());
    for (int i = 0; i < tile.caption().size(); i++) {
      String line = Lettering.fitted(tile.caption().get(i), room, SMALL);
      Ink ink = i == 0 ? Ink.TEXT : Ink.MUTED;
      canvas.text(x, y + image.height() + LINE * (i + 1), line, ink).with("font-size", SMALL);
    }
  }

  private static int columns(Row row, double left) {
    return (int) Math.max(1, (MOST_WIDTH - left) / pitch(row));
  }

  private static double height(Row row, double left) {
    int columns = columns(row, left);
    int lines = (row.tiles().size() + columns - 1) / columns;
    return Math.max(30, lines * lineHeight(row));
  }

  /** From one image to the next: as wide as the wider of image and words, within reason. */
  private static double pitch(Row row) {
    double widest = 24;
    for (Tile tile : row.tiles()) {
      double words =
          tile.caption().stream().mapToDouble(l -> Lettering.width(l, SMALL)).max().orElse(0);
      widest = Math.max(widest, Math.max(tile.image().width(), Math.min(words, MOST_WORDS)));
    }
    return widest + GAP;
  }

  private static double lineHeight(Row row) {
    double highest = 0;
    for (Tile tile : row.tiles()) {
      highest = Math.max(highest, tile.image().height() + LINE * tile.caption().size());
    }
    return highest + GAP + 6;
  }
}
