package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Ink;
import java.util.List;

/** A curve. Not by colour alone: a second one is dashed and has square marks. */
public record Series(String name, Ink ink, boolean dashed, List<Point> points) {

  /** Points that are no numbers are left out: a figure may not have been measured. */
  public Series {
    points = points.stream().filter(p -> Double.isFinite(p.x()) && Double.isFinite(p.y())).toList();
  }

  /** In the units of the axes. */
  public record Point(double x, double y) {}
}
