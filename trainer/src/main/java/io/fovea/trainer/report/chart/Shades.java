package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.chart.HeatMap.Cell;
import io.fovea.trainer.report.markup.Ink;
import java.util.Locale;

/** How strongly cells of a confusion matrix are coloured. */
final class Shades {
  private static final int STEPS = 12;
  private static final double STEP = 7;

  private Shades() {}

  /**
   * Of a hit, its share; of a mistake, the root of its share of the worst one's, so that rare ones
   * are seen as well.
   */
  static double strength(Cell cell, double worst) {
    return cell.hit() ? cell.share() : Math.sqrt(cell.share() / worst);
  }

  static Ink ink(Cell cell) {
    return cell.hit() ? Ink.FIRST : Ink.SECOND;
  }

  static void legend(Canvas canvas, double left, double y, double worst) {
    scale(canvas, left, y, Ink.FIRST, "right: 0 to 100 %");
    String mistakes = String.format(Locale.ROOT, "mistaken: 0 to %.1f %%", 100 * worst);
    scale(canvas, left + 240, y, Ink.SECOND, mistakes);
  }

  private static void scale(Canvas canvas, double left, double y, Ink ink, String text) {
    for (int i = 0; i < STEPS; i++) {
      canvas.rect(left + i * STEP, y, STEP, 12, ink).with("fill-opacity", (i + 1.0) / STEPS);
    }
    canvas.text(left + STEPS * STEP + 8, y + 10.5, text, Ink.MUTED);
  }
}
