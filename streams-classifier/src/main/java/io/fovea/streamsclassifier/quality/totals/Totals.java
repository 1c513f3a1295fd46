package io.fovea.streamsclassifier.quality.totals;

import java.util.Map;
import java.util.TreeMap;

/**
 * All counts of one model version and window, of one partition or of several.
 *
 * @param predicted predictions by class, labelled or not
 * @param confusion labelled predictions; no cell is 0
 */
public record Totals(Counts counts, Map<String, Long> predicted, Map<Cell, Long> confusion) {

  public static Totals none() {
    return new Totals(new Counts(), new TreeMap<>(), new TreeMap<>());
  }

  /** Predictions of all classes. */
  public long predictions() {
    return predicted.values().stream().mapToLong(Long::longValue).sum();
  }

  public Totals plus(Totals other) {
    return new Totals(
        counts.plus(other.counts),
        sum(predicted, other.predicted),
        sum(confusion, other.confusion));
  }

  private static <K extends Comparable<K>> Map<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
    Map<K, Long> sum = new TreeMap<>(one);
    other.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return sum;
  }
}
