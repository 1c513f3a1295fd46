package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Ink;

/** The area between two axes: knows where a pair of values lies, and draws grid and labels. */
record Plot(Axis x, Axis y, double left, double top, double right, double bottom) {

  static double labelRoom(Axis y) {
    return 10
        + y.ticks().stream()
            .mapToDouble(t -> Lettering.width(y.label().apply(t), Lettering.SIZE))
            .max()
            .orElse(0);
  }

  double x(double value) {
    return left + (right - left) * x.share(value);
  }

  double y(double value) {
    return bottom - (bottom - top) * y.share(value);
  }

  void drawAxes(Canvas canvas) {
    for (double tick : y.ticks()) {
      canvas.line(left, y(tick), right, y(tick), Ink.LINE);
      canvas.ending(left - 8, y(tick) + 4.5, y.label().apply(tick), Ink.MUTED);
    }
    canvas.line(left, bottom, right, bottom, Ink.MUTED);
    for (double tick : x.ticks()) {
      canvas.line(x(tick), bottom, x(tick), bottom + 4, Ink.MUTED);
      canvas.centred(x(tick), bottom + 19, x.label().apply(tick), Ink.MUTED);
    }
    canvas.centred((left + right) / 2, bottom + 38, x.title(), Ink.MUTED);
  }
}
