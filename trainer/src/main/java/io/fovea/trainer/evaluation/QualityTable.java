package io.fovea.trainer.evaluation;

import io.fovea.inference.quality.Averages;
import io.fovea.inference.quality.ClassQuality;
import io.fovea.inference.quality.ConfusionCell;
import io.fovea.inference.quality.Estimate;
import io.fovea.inference.quality.QualityFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Figures as text for people. */
public final class QualityTable {
  private static final int WORST_CONFUSIONS = 5;

  private QualityTable() {}

  public static String of(QualityFigures figures) {
    int width = figures.classes().stream().mapToInt(c -> c.label().length()).reduce(12, Math::max);
    StringBuilder text = new StringBuilder();
    line(text, "%" + width + "s  %9s  %9s  %9s  %9s", "", "precision", "recall", "f1", "images");
    for (ClassQuality c : figures.classes()) {
      row(text, width, c.label(), new Averages(c.precision(), c.recall(), c.f1()), c.support());
    }
    row(text, width, "macro", figures.macro(), figures.labelled());
    row(text, width, "weighted", figures.weighted(), figures.labelled());
    confusions(text, figures);
    line(
        text,
        "%s; calibration error %.4f",
        accuracy(figures.accuracy(), figures.labelled()),
        figures.calibrationError());
    return text.toString();
  }

  /** A line for each part of a mixture; nothing where nothing was mixed. */
  public static String of(List<PartAccuracy> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(p -> line(text, "  %s: %s", p.dataset(), accuracy(p.accuracy(), p.labelled())));
    return text.toString();
  }

  private static String accuracy(Estimate accuracy, long images) {
    return String.format(
        Locale.ROOT,
        "Accuracy %.2f %% (95 %% interval %.2f to %.2f %%) on %,d images",
        100 * accuracy.value(),
        100 * accuracy.low(),
        100 * accuracy.high(),
        images);
  }

  private static void row(StringBuilder text, int width, String name, Averages a, long images) {
    String format = "%" + width + "s  %9.4f  %9.4f  %9.4f  %,9d";
    line(text, format, name, a.precision(), a.recall(), a.f1(), images);
  }

  private static void confusions(StringBuilder text, QualityFigures figures) {
    figures.confusion().stream()
        .filter(cell -> !cell.actual().equals(cell.predicted()))
        .sorted(Comparator.comparingLong(ConfusionCell::count).reversed())
        .limit(WORST_CONFUSIONS)
        .forEach(c -> line(text, "%,d x %s taken for %s", c.count(), c.actual(), c.predicted()));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
