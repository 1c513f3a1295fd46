package io.fovea.trainer.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts predictions against true labels. Classes stand in the order of the model's labels; a true
 * label that the model does not know is a class too, behind them, which it always gets wrong.
 */
public final class Scoreboard {
  private final Map<String, Integer> indices = new LinkedHashMap<>();
  private final Map<Long, Long> cells = new LinkedHashMap<>();
  private final CalibrationError calibration = new CalibrationError();
  private long images;
  private long correct;

  public Scoreboard(List<String> labels) {
    labels.forEach(this::index);
  }

  public void add(String actual, String predicted, float confidence) {
    boolean right = actual.equals(predicted);
    cells.merge((long) index(actual) << 32 | index(predicted), 1L, Long::sum);
    calibration.add(confidence, right);
    images++;
    correct += right ? 1 : 0;
  }

  private int index(String label) {
    return indices.computeIfAbsent(label, unseen -> indices.size());
  }

  public QualityFigures figures() {
    List<String> labels = List.copyOf(indices.keySet());
    long[] predicted = new long[labels.size()];
    long[] support = new long[labels.size()];
    long[] hits = new long[labels.size()];
    List<ConfusionCell> confusion = new ArrayList<>();
    cells.keySet().stream()
        .sorted()
        .forEach(
            cell -> {
              int actual = (int) (cell >>> 32);
              int taken = cell.intValue();
              long count = cells.get(cell);
              support[actual] += count;
              predicted[taken] += count;
              hits[actual] += actual == taken ? count : 0;
              confusion.add(new ConfusionCell(labels.get(actual), labels.get(taken), count));
            });
    return figures(classes(labels, hits, predicted, support), confusion);
  }

  /** As in scikit-learn, a class that is nowhere, neither true nor predicted, does not count. */
  private static List<ClassQuality> classes(
      List<String> labels, long[] hits, long[] predicted, long[] support) {
    List<ClassQuality> classes = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (predicted[i] + support[i] > 0) {
        classes.add(ClassQuality.of(labels.get(i), hits[i], predicted[i], support[i]));
      }
    }
    return classes;
  }

  private QualityFigures figures(List<ClassQuality> classes, List<ConfusionCell> confusion) {
    Estimate accuracy = Estimate.of(correct, images);
    return new QualityFigures(
        images,
        accuracy,
        Averages.macro(classes),
        Averages.micro(accuracy.value()),
        Averages.bySupport(classes),
        classes,
        confusion,
        calibration.value(),
        calibration.bins());
  }
}
