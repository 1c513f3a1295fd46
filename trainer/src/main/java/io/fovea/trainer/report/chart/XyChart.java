package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.chart.Series.Point;
import io.fovea.trainer.report.markup.Decimals;
import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Ink;
import io.fovea.trainer.report.markup.Palette;
import java.util.List;
import java.util.stream.Collectors;

/** Curves between two axes, with a legend where there are several. */
public record XyChart(String title, Axis x, Axis y, List<Series> series, List<Mark> marks)
    implements Drawing {
  private static final double WIDTH = 420;
  private static final double PLOT = 190;

  /** More would run into each other. */
  private static final int MOST_DOTS = 40;

  @Override
  public Element draw(Palette palette) {
    double top = (series.size() > 1 ? 58 : 36) + (marksHeight() ? 12 : 0);
    Canvas canvas = new Canvas(palette, WIDTH, top + PLOT + 46);
    canvas.title(title);
    Plot plot = new Plot(x, y, Plot.labelRoom(y), top, WIDTH - 24, top + PLOT);
    plot.drawAxes(canvas);
    if (series.size() > 1) {
      legend(canvas, plot.left());
    }
    marks.stream().filter(mark -> Double.isNaN(mark.y())).forEach(m -> upright(canvas, plot, m));
    series.forEach(one -> curve(canvas, plot, one));
    marks.stream().filter(mark -> !Double.isNaN(mark.y())).forEach(m -> spot(canvas, plot, m));
    return canvas.svg();
  }

  /** Their words stand above the plot, where no curve is. */
  private boolean marksHeight() {
    return marks.stream().anyMatch(mark -> Double.isNaN(mark.y()));
  }

  private void legend(Canvas canvas, double left) {
    double at = left;
    for (Series one : series) {
      Element sample = canvas.path("M%s 38h26".formatted(Decimals.trimmed(at, 2)), one.ink());
      dash(sample, one);
      dot(canvas, at + 13, 38, one);
      canvas.text(at + 33, 42.5, one.name(), Ink.TEXT);
      at += 33 + Lettering.width(one.name(), Lettering.SIZE) + 22;
    }
  }

  private static void curve(Canvas canvas, Plot plot, Series one) {
    String way =
        one.points().stream()
            .map(p -> pair(plot.x(p.x()), plot.y(p.y())))
            .collect(Collectors.joining("L"));
    if (one.points().size() > 1) {
      dash(canvas.path("M" + way, one.ink()), one);
    }
    if (one.points().size() <= MOST_DOTS) {
      one.points().forEach(p -> dot(canvas, plot.x(p.x()), plot.y(p.y()), one).add(tip(plot, p)));
    }
  }

  private static Element tip(Plot plot, Point p) {
    String where = plot.x().title() + " " + plot.x().label().apply(p.x());
    return Element.of("title", where + ": " + Decimals.trimmed(p.y(), 6));
  }

  private static String pair(double x, double y) {
    return Decimals.trimmed(x, 1) + " " + Decimals.trimmed(y, 1);
  }

  private static void dash(Element path, Series one) {
    if (one.dashed()) {
      path.with("stroke-dasharray", "6 4");
    }
  }

  private static Element dot(Canvas canvas, double x, double y, Series one) {
    return one.dashed()
        ? canvas.rect(x - 3, y - 3, 6, 6, one.ink())
        : canvas.dot(x, y, 3.3, one.ink());
  }

  private static void upright(Canvas canvas, Plot plot, Mark mark) {
    double at = plot.x(mark.x());
    canvas.line(at, plot.top(), at, plot.bottom(), Ink.THIRD).with("stroke-dasharray", "2 3");
    String text = String.join(", ", mark.lines());
    double half = Lettering.width(text, Lettering.SIZE) / 2;
    double middle = Math.max(plot.left() + half, Math.min(plot.right() - half, at));
    canvas.centred(middle, plot.top() - 6, text, Ink.THIRD);
  }

  private static void spot(Canvas canvas, Plot plot, Mark mark) {
    double at = plot.x(mark.x());
    double height = plot.y(mark.y());
    canvas.line(at, height, at, plot.bottom(), Ink.THIRD).with("stroke-dasharray", "2 3");
    canvas.dot(at, height, 5.5, Ink.THIRD);
    double lines = 16.0 * mark.lines().size();
    words(canvas, plot, mark, at, Math.max(plot.top() + 12, height - lines - 4));
  }

  /** On the side that has more room. */
  private static void words(Canvas canvas, Plot plot, Mark mark, double at, double first) {
    boolean leftwards = at > (plot.left() + plot.right()) / 2;
    double widest =
        mark.lines().stream().mapToDouble(l -> Lettering.width(l, Lettering.SIZE)).max().orElse(0);
    double start = leftwards ? at - 10 - widest : at + 10;
    canvas
        .rect(start - 3, first - 12, widest + 6, 16.0 * mark.lines().size() + 2, Ink.CARD)
        .with("fill-opacity", 0.85);
    for (int i = 0; i < mark.lines().size(); i++) {
      Element line =
          canvas.text(leftwards ? at - 10 : start, first + 16 * i, mark.lines().get(i), Ink.THIRD);
      line.with("text-anchor", leftwards ? "end" : "start");
    }
  }
}
