package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Decimals;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A range of values, where its marks stand, and how they are written.
 *
 * @param ticks within {@code low} and {@code high}, rising
 */
public record Axis(
    String title,
    double low,
    double high,
    boolean logarithmic,
    List<Double> ticks,
    DoubleFunction<String> label) {
  private static final int ABOUT_TICKS = 5;
  private static final int MOST_COUNTED = 8;

  /** From {@code min} to {@code max}, widened to round numbers. */
  public static Axis linear(String title, double min, double max, DoubleFunction<String> label) {
    double span = max > min ? max - min : Math.max(1e-6, Math.abs(max));
    double step = round(span / ABOUT_TICKS);
    long first = (long) Math.floor(min / step + 1e-9);
    long last = Math.max(first + 1, (long) Math.ceil(max / step - 1e-9));
    List<Double> ticks = LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
    return new Axis(title, first * step, last * step, false, ticks, label);
  }

  /** Whole numbers, not widened: a curve begins at the axis. One alone stands in the middle. */
  public static Axis counting(String title, long first, long last) {
    long step = Math.max(1, (long) round((last - first) / (double) MOST_COUNTED));
    List<Double> ticks =
        LongStream.rangeClosed(first, last)
            .filter(i -> i % step == 0)
            .mapToObj(i -> (double) i)
            .toList();
    double margin = first == last ? 0.5 : 0;
    return new Axis(
        title, first - margin, last + margin, false, ticks, v -> "%,d".formatted((long) v));
  }

  /** Powers of ten; both ends must lie above 0. */
  public static Axis logarithmic(String title, double min, double max) {
    int first = (int) Math.floor(Math.log10(min) + 1e-9);
    int last = Math.max(first + 1, (int) Math.ceil(Math.log10(max) - 1e-9));
    List<Double> ticks = IntStream.rangeClosed(first, last).mapToObj(i -> Math.pow(10, i)).toList();
    return new Axis(
        title, ticks.get(0), Math.pow(10, last), true, ticks, v -> Decimals.trimmed(v, 10));
  }

  /** How far along it a value lies, 0 to 1. */
  double share(double value) {
    return logarithmic
        ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
        : (value - low) / (high - low);
  }

  /** The nearest of 1, 2, 5 times a power of ten, not below. */
  private static double round(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(step, 1e-12))));
    for (double factor : new double[] {1, 2, 5}) {
      if (step <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
