package io.fovea.inference.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Metrics as rows: the ends of {@code accuracy}'s interval stand behind it, not below. */
final class CardFigures {
  private static final String LOW = "Low";
  private static final String HIGH = "High";

  private final Map<String, Double> metrics;

  CardFigures(Map<String, Double> metrics) {
    this.metrics = metrics;
  }

  List<String> names() {
    return metrics.keySet().stream()
        .filter(name -> !endOfAnother(name, LOW) && !endOfAnother(name, HIGH))
        .toList();
  }

  private boolean endOfAnother(String name, String end) {
    return name.endsWith(end)
        && metrics.containsKey(name.substring(0, name.length() - end.length()));
  }

  String value(String name) {
    return number(metrics.get(name));
  }

  String interval(String name) {
    return metrics.containsKey(name + LOW) && metrics.containsKey(name + HIGH)
        ? value(name + LOW) + " to " + value(name + HIGH)
        : "";
  }

  /** Counts are whole; of what was measured, more digits would be noise on any test set. */
  static String number(double value) {
    boolean count = value > 1 && value == Math.rint(value);
    return String.format(Locale.ROOT, count ? "%,.0f" : "%.4f", value);
  }
}
