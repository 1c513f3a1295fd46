package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Ink;
import io.fovea.trainer.report.markup.Palette;
import java.util.List;
import java.util.Locale;

/** Lying bars: names of classes are read without turning one's head. */
public record BarChart(String title, List<Bar> bars, Ink ink) implements Drawing {
  private static final double WIDTH = 276;
  private static final double ROW = 23;
  private static final double MOST_LABEL = 110;

  /** A count with its name. */
  public record Bar(String label, long count) {}

  @Override
  public Element draw(Palette palette) {
    Canvas canvas = new Canvas(palette, WIDTH, 34 + ROW * bars.size() + 4);
    canvas.title(title);
    double left = Math.min(MOST_LABEL, widest(bars.stream().map(Bar::label).toList())) + 8;
    double room = WIDTH - left - widest(bars.stream().map(b -> number(b.count())).toList()) - 8;
    long most = bars.stream().mapToLong(Bar::count).max().orElse(0);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = 34 + ROW * i;
      double length = most == 0 ? 0 : room * bar.count() / most;
      String label = Lettering.fitted(bar.label(), left - 8, Lettering.SIZE);
      canvas.ending(left - 8, y + 15.5, label, Ink.TEXT);
      canvas.rect(left, y + 3, Math.max(length, 0.5), ROW - 6, ink).with("rx", 2);
      canvas.text(left + length + 6, y + 15.5, number(bar.count()), Ink.MUTED);
    }
    return canvas.svg();
  }

  private static double widest(List<String> texts) {
    return texts.stream().mapToDouble(t -> Lettering.width(t, Lettering.SIZE)).max().orElse(0);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
