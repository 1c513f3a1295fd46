package io.fovea.inference.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many images of each class were taken for which. Only cells that are not zero take room: of
 * 1,000 classes, a good model fills a few thousand cells of a million. Not for several threads.
 */
public final class ConfusionMatrix {
  private final Map<String, Integer> indices = new LinkedHashMap<>();
  private final Map<Long, Long> cells = new LinkedHashMap<>();
  private long labelled;
  private long correct;

  /**
   * @param labels of the model, which come first and in this order; a label that is not among them
   *     is a class too, behind them, in the order in which such labels come
   */
  public ConfusionMatrix(List<String> labels) {
    labels.forEach(this::index);
  }

  /**
   * @param count images, 0 or more
   * @throws IllegalArgumentException if it is less
   */
  public void add(String actual, String predicted, long count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "%d images of %s taken for %s".formatted(count, actual, predicted));
    }
    if (count > 0) {
      cells.merge((long) index(actual) << 32 | index(predicted), count, Long::sum);
      labelled += count;
      correct += actual.equals(predicted) ? count : 0;
    }
  }

  private int index(String label) {
    return indices.computeIfAbsent(label, unseen -> indices.size());
  }

  /** All images. */
  public long labelled() {
    return labelled;
  }

  /** Images that were taken for what they are. */
  public long correct() {
    return correct;
  }

  /** Cells that are not zero, by actual and then predicted class. */
  public List<ConfusionCell> cells() {
    List<String> labels = List.copyOf(indices.keySet());
    return cells.keySet().stream()
        .sorted()
        .map(
            cell ->
                new ConfusionCell(
                    labels.get(actual(cell)), labels.get(predicted(cell)), cells.get(cell)))
        .toList();
  }

  /** As in scikit-learn, a class that is nowhere, neither true nor predicted, does not count. */
  public List<ClassQuality> classes() {
    long[] hits = new long[indices.size()];
    long[] predicted = new long[indices.size()];
    long[] support = new long[indices.size()];
    cells.forEach(
        (cell, count) -> {
          support[actual(cell)] += count;
          predicted[predicted(cell)] += count;
          hits[actual(cell)] += actual(cell) == predicted(cell) ? count : 0;
        });
    List<ClassQuality> classes = new ArrayList<>();
    indices.forEach(
        (label, i) -> {
          if (predicted[i] + support[i] > 0) {
            classes.add(ClassQuality.of(label, hits[i], predicted[i], support[i]));
          }
        });
    return classes;
  }

  private static int actual(long cell) {
    return (int) (cell >>> 32);
  }

  private static int predicted(long cell) {
    return (int) cell;
  }
}
