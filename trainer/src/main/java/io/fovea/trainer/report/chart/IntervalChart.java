package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Ink;
import io.fovea.trainer.report.markup.Palette;
import java.util.List;

/** Proportions with their intervals, a row for each name. */
public record IntervalChart(String title, Axis x, List<String> measures, List<Row> rows)
    implements Drawing {
  private static final double WIDTH = 540;
  private static final double MOST_LABEL = 150;
  private static final List<Ink> INKS = List.of(Ink.FIRST, Ink.SECOND);

  /**
   * @param spans one for each measure, two at most
   */
  public record Row(String label, List<Span> spans) {}

  /** Where a figure lies, and where it may as well lie. */
  public record Span(double low, double value, double high) {}

  @Override
  public Element draw(Palette palette) {
    double row = measures.size() > 1 ? 34 : 28;
    double top = measures.size() > 1 ? 56 : 32;
    double bottom = top + row * rows.size();
    Canvas canvas = new Canvas(palette, WIDTH, bottom + 46);
    canvas.title(title);
    Plot plot = new Plot(x, x, labelRoom(), top, WIDTH - 24, bottom);
    if (measures.size() > 1) {
      legend(canvas, plot.left());
    }
    grid(canvas, plot);
    for (int i = 0; i < rows.size(); i++) {
      double middle = top + row * (i + 0.5);
      String label = Lettering.fitted(rows.get(i).label(), plot.left() - 12, Lettering.SIZE);
      canvas.ending(plot.left() - 12, middle + 4.5, label, Ink.TEXT);
      spans(canvas, plot, rows.get(i), middle);
    }
    return canvas.svg();
  }

  private double labelRoom() {
    double widest =
        rows.stream().mapToDouble(r -> Lettering.width(r.label(), Lettering.SIZE)).max().orElse(0);
    return Math.min(MOST_LABEL, widest) + 14;
  }

  private void legend(Canvas canvas, double left) {
    double at = left;
    for (int i = 0; i < measures.size(); i++) {
      mark(canvas, at + 6, 37, i);
      canvas.text(at + 18, 41.5, measures.get(i), Ink.TEXT);
      at += 18 + Lettering.width(measures.get(i), Lettering.SIZE) + 24;
    }
  }

  private void grid(Canvas canvas, Plot plot) {
    for (double tick : x.ticks()) {
      canvas.line(plot.x(tick), plot.top(), plot.x(tick), plot.bottom(), Ink.LINE);
      canvas.centred(plot.x(tick), plot.bottom() + 19, x.label().apply(tick), Ink.MUTED);
    }
    canvas.centred((plot.left() + plot.right()) / 2, plot.bottom() + 38, x.title(), Ink.MUTED);
  }

  private static void spans(Canvas canvas, Plot plot, Row row, double middle) {
    for (int i = 0; i < row.spans().size(); i++) {
      Span span = row.spans().get(i);
      double y = middle + (row.spans().size() > 1 ? (i == 0 ? -6 : 6) : 0);
      double low = Math.max(plot.left(), plot.x(span.low()));
      canvas.line(low, y, plot.x(span.high()), y, INKS.get(i)).with("stroke-width", 2);
      if (span.value() >= plot.x().low()) {
        mark(canvas, plot.x(span.value()), y, i);
      }
    }
  }

  private static void mark(Canvas canvas, double x, double y, int measure) {
    if (measure == 0) {
      canvas.dot(x, y, 4.5, INKS.get(0));
    } else {
      canvas.rect(x - 4, y - 4, 8, 8, INKS.get(1));
    }
  }
}
