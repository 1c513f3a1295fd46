package io.fovea.inference.model;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
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

  /** More digits than these would be noise on any test set. */
  static String number(double value) {
    return new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
