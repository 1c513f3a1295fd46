package io.fovea.datasets.digits;

import io.fovea.datasets.digits.Skeleton.PenPoint;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Writes a digit once: no two of its lines are alike. */
final class Pen {

  /** How far each point strays, and how far a whole stroke does, in percent of the digit's box. */
  private static final double POINT_JITTER = 2.8;

  private static final double STROKE_JITTER = 1.8;

  /** Of the line, relative to the longer side of the digit. */
  private static final double MIN_BREADTH = 0.08;

  private static final double MAX_BREADTH = 0.2;

  private final Dice dice;

  Pen(Dice dice) {
    this.dice = dice;
  }

  /**
   * The ink of one digit.
   *
   * @param size the longer side of the ink's bounds, in pixels, round (0, 0)
   */
  Shape write(Skeleton skeleton, double size) {
    Path2D path = path(skeleton);
    path.transform(handwriting());
    Rectangle2D bounds = path.getBounds2D();
    double breadth =
        Math.max(bounds.getWidth(), bounds.getHeight()) * dice.between(MIN_BREADTH, MAX_BREADTH);
    Shape ink =
        new BasicStroke((float) breadth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
            .createStrokedShape(path);
    return fit(ink.getBounds2D(), size).createTransformedShape(ink);
  }

  /** Slant, turn and width. */
  private AffineTransform handwriting() {
    AffineTransform transform = new AffineTransform();
    transform.rotate(StrictMath.toRadians(dice.around(0, 6)));
    transform.shear(dice.around(-0.2, 0.17), 0);
    transform.scale(dice.between(0.68, 1.22), 1);
    return transform;
  }

  private static AffineTransform fit(Rectangle2D box, double size) {
    double scale = size / Math.max(box.getWidth(), box.getHeight());
    AffineTransform transform = AffineTransform.getScaleInstance(scale, scale);
    transform.translate(-box.getCenterX(), -box.getCenterY());
    return transform;
  }

  private Path2D path(Skeleton skeleton) {
    Path2D path = new Path2D.Double();
    for (List<PenPoint> stroke : skeleton.strokes()) {
      trace(jittered(stroke), path);
    }
    return path;
  }

  private List<PenPoint> jittered(List<PenPoint> stroke) {
    double dx = dice.around(0, STROKE_JITTER);
    double dy = dice.around(0, STROKE_JITTER);
    List<PenPoint> jittered = new ArrayList<>(stroke.size());
    for (PenPoint p : stroke) {
      jittered.add(
          new PenPoint(
              p.x() + dx + dice.around(0, POINT_JITTER),
              p.y() + dy + dice.around(0, POINT_JITTER),
              p.corner()));
    }
    return jittered;
  }

  /**
   * A Catmull-Rom curve through the points, as Bezier curves: between p1 and p2, with neighbours p0
   * and p3, the control points are p1 + (p2 - p0) / 6 and p2 - (p3 - p1) / 6. At a corner, the
   * neighbour beyond does not count.
   */
  private static void trace(List<PenPoint> points, Path2D path) {
    path.moveTo(points.get(0).x(), points.get(0).y());
    for (int i = 0; i + 1 < points.size(); i++) {
      PenPoint p1 = points.get(i);
      PenPoint p2 = points.get(i + 1);
      PenPoint p0 = i == 0 || p1.corner() ? p1 : points.get(i - 1);
      PenPoint p3 = i + 2 == points.size() || p2.corner() ? p2 : points.get(i + 2);
      path.curveTo(
          p1.x() + (p2.x() - p0.x()) / 6,
          p1.y() + (p2.y() - p0.y()) / 6,
          p2.x() - (p3.x() - p1.x()) / 6,
          p2.y() - (p3.y() - p1.y()) / 6,
          p2.x(),
          p2.y());
    }
  }
}
