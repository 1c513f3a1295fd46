package io.fovea.trainer.report.chart;

import io.fovea.inference.quality.ReliabilityBin;
import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Ink;
import io.fovea.trainer.report.markup.Palette;
import java.util.List;
import java.util.Locale;

/**
 * Accuracy over confidence, bin by bin, and how many images each bin has (Guo et al. 2017, "On
 * Calibration of Modern Neural Networks", figure 1).
 */
public record ReliabilityChart(String title, List<ReliabilityBin> bins) implements Drawing {
  private static final double WIDTH = 420;
  private static final double TOP = 58;
  private static final double BOTTOM = 268;
  private static final double STRIP_TOP = 296;
  private static final double STRIP_BOTTOM = 346;

  /** Below this, a bin's accuracy is mostly chance. */
  public static final long FEW = 10;

  @Override
  public Element draw(Palette palette) {
    Canvas canvas = new Canvas(palette, WIDTH, STRIP_BOTTOM + 46);
    canvas.title(title);
    Axis whole = Axis.linear("confidence", 0, 1, v -> Math.round(100 * v) + "");
    Axis nothing = new Axis("", 0, 1, false, List.of(), whole.label());
    Axis accuracy = Axis.linear("accuracy", 0, 1, v -> Math.round(100 * v) + " %");
    double left = Plot.labelRoom(accuracy);
    Plot plot = new Plot(nothing, accuracy, left, TOP, WIDTH - 18, BOTTOM);
    legend(canvas, left);
    plot.drawAxes(canvas);
    bins.stream().filter(bin -> bin.images() > 0).forEach(bin -> bar(canvas, plot, bin));
    canvas
        .line(plot.x(0), plot.y(0), plot.x(1), plot.y(1), Ink.TEXT)
        .with("stroke-dasharray", "5 4");
    strip(canvas, new Plot(whole, nothing, left, STRIP_TOP, WIDTH - 18, STRIP_BOTTOM));
    return canvas.svg();
  }

  private static void legend(Canvas canvas, double left) {
    canvas.rect(left, 32, 14, 12, Ink.FIRST);
    canvas.text(left + 20, 42.5, "accuracy", Ink.TEXT);
    gap(canvas.rect(left + 96, 32, 14, 12, Ink.SECOND), canvas.palette());
    canvas.text(left + 116, 42.5, "gap to confidence", Ink.TEXT);
    canvas.line(left + 250, 38, left + 274, 38, Ink.TEXT).with("stroke-dasharray", "5 4");
    canvas.text(left + 280, 42.5, "perfect", Ink.TEXT);
  }

  private static void bar(Canvas canvas, Plot plot, ReliabilityBin bin) {
    double x = plot.x(bin.from()) + 1;
    double width = plot.x(bin.to()) - plot.x(bin.from()) - 2;
    double top = plot.y(bin.accuracy());
    double opacity = bin.images() < FEW ? 0.35 : 1;
    Element bar = canvas.rect(x, top, width, plot.bottom() - top, Ink.FIRST);
    bar.with("fill-opacity", opacity).add(tip(bin));
    double sure = plot.y(bin.confidence());
    Element gap = canvas.rect(x, Math.min(top, sure), width, Math.abs(top - sure), Ink.SECOND);
    gap(gap, canvas.palette()).with("opacity", opacity).add(tip(bin));
  }

  private static Element gap(Element rect, Palette palette) {
    return rect.with("fill-opacity", 0.3).with("stroke", palette.of(Ink.SECOND));
  }

  private static Element tip(ReliabilityBin bin) {
    return Element.of(
        "title",
        String.format(
            Locale.ROOT,
            "%,d images, mean confidence %.1f %%, accuracy %.1f %%",
            bin.images(),
            100 * bin.confidence(),
            100 * bin.accuracy()));
  }

  private void strip(Canvas canvas, Plot plot) {
    double all = bins.stream().mapToLong(ReliabilityBin::images).sum();
    double most = bins.stream().mapToLong(ReliabilityBin::images).max().orElse(0);
    plot.drawAxes(canvas);
    canvas.text(plot.left(), STRIP_TOP - 8, "images", Ink.MUTED);
    for (ReliabilityBin bin : bins) {
      double height = most == 0 ? 0 : (plot.bottom() - plot.top()) * bin.images() / most;
      double x = plot.x(bin.from());
      canvas
          .rect(x + 1, plot.bottom() - height, plot.x(bin.to()) - x - 2, height, Ink.MUTED)
          .add(tip(bin));
      if (bin.images() == most && most > 0) {
        String share = String.format(Locale.ROOT, "%.1f %%", 100 * most / all);
        boolean right = bin.to() > 0.5;
        canvas
            .text(right ? x - 5 : plot.x(bin.to()) + 5, plot.top() + 12, share, Ink.MUTED)
            .with("text-anchor", right ? "end" : "start");
      }
    }
  }
}
