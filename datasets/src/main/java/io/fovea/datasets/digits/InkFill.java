package io.fovea.datasets.digits;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/**
 * Fills a shape by the non-zero rule, with smooth edges. {@code Graphics2D} would do so too, but
 * wants a display wherever one is configured, even one that is not there: see RATIONALE.md.
 */
final class InkFill {

  /** Points looked at in each pixel, in both directions. */
  private static final int GRID = 4;

  private static final double FLATNESS = 0.05;

  private final int side;
  private final int points;

  /** How the winding number changes from point to point, for each line of them. */
  private final byte[] changes;

  private InkFill(int side) {
    this.side = side;
    this.points = side * GRID;
    this.changes = new byte[points * (points + 1)];
  }

  /**
   * @param ink round (0, 0), which becomes the image's middle
   * @return {@code [side, side]}: how much of each pixel is covered, 0 to 255
   */
  static float[] coverage(Shape ink, int side) {
    InkFill fill = new InkFill(side);
    AffineTransform centred = AffineTransform.getTranslateInstance(side / 2.0, side / 2.0);
    fill.trace(ink.getPathIterator(centred, FLATNESS));
    return fill.sum();
  }

  private void trace(PathIterator path) {
    double[] point = new double[6];
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    for (; !path.isDone(); path.next()) {
      int segment = path.currentSegment(point);
      if (segment == PathIterator.SEG_LINETO) {
        edge(x, y, point[0], point[1]);
        x = point[0];
        y = point[1];
      } else {
        // Every outline is closed before the next begins, as filling wants it.
        edge(x, y, startX, startY);
        startX = x = segment == PathIterator.SEG_MOVETO ? point[0] : startX;
        startY = y = segment == PathIterator.SEG_MOVETO ? point[1] : startY;
      }
    }
    edge(x, y, startX, startY);
  }

  /** Marks where an edge crosses the lines; downwards counts up, upwards counts down. */
  private void edge(double x0, double y0, double x1, double y1) {
    if (y0 > y1) {
      crossings(x1, y1, x0, y0, -1);
    } else if (y0 < y1) {
      crossings(x0, y0, x1, y1, 1);
    }
  }

  private void crossings(double x0, double y0, double x1, double y1, int direction) {
    double slope = (x1 - x0) / (y1 - y0);
    // A point n lies at (n + 0.5) / GRID; an edge has its upper end and not its lower one.
    int first = Math.max(0, (int) Math.ceil(y0 * GRID - 0.5));
    int end = Math.min(points, (int) Math.ceil(y1 * GRID - 0.5));
    for (int line = first; line < end; line++) {
      double x = x0 + ((line + 0.5) / GRID - y0) * slope;
      int point = (int) Math.ceil(x * GRID - 0.5);
      changes[line * (points + 1) + Math.min(Math.max(point, 0), points)] += direction;
    }
  }

  private float[] sum() {
    float[] coverage = new float[side * side];
    for (int line = 0; line < points; line++) {
      int winding = 0;
      int row = line / GRID * side;
      for (int point = 0; point < points; point++) {
        winding += changes[line * (points + 1) + point];
        if (winding != 0) {
          coverage[row + point / GRID] += 255f / (GRID * GRID);
        }
      }
    }
    return coverage;
  }
}
