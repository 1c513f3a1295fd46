package io.fovea.producer.tail.board;

import static io.fovea.producer.tail.board.Figures.line;
import static io.fovea.producer.tail.board.Figures.text;

import io.fovea.producer.text.Blocks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How accuracy went over the last minutes, and the newest window of each kind. */
final class TrendLines {
  private static final int MOST_MINUTES = 60;

  /** What stands around the sparkline. */
  private static final int AROUND = 46;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private TrendLines() {}

  static List<String> of(ModelQuality model, ZoneId zone, int columns) {
    List<String> lines = new ArrayList<>(sparkline(model, columns));
    for (WindowKind kind : WindowKind.values()) {
      model
          .newest(kind)
          .ifPresent(w -> lines.add(line(kind.name().toLowerCase(Locale.ROOT), window(w, zone))));
    }
    return lines;
  }

  private static List<String> sparkline(ModelQuality model, int columns) {
    TreeMap<Instant, Double> accuracies = new TreeMap<>();
    model
        .windows(WindowKind.MINUTE)
        .forEach(w -> w.accuracy().ifPresent(a -> accuracies.put(w.start(), a.getValue())));
    if (accuracies.isEmpty()) {
      return List.of();
    }
    int most = Math.max(1, Math.min(MOST_MINUTES, columns - AROUND));
    Instant from = accuracies.lastKey().minus(Duration.ofMinutes(most - 1L));
    return List.of(line("trend", sparkline(accuracies.tailMap(from))));
  }

  /** A minute without labels is a gap. */
  private static String sparkline(Map<Instant, Double> accuracies) {
    TreeMap<Instant, Double> sorted = new TreeMap<>(accuracies);
    Instant first = sorted.firstKey();
    int minutes = (int) Duration.between(first, sorted.lastKey()).toMinutes() + 1;
    List<OptionalDouble> values =
        IntStream.range(0, minutes)
            .mapToObj(i -> sorted.get(first.plus(Duration.ofMinutes(i))))
            .map(value -> value == null ? OptionalDouble.empty() : OptionalDouble.of(value))
            .toList();
    DoubleSummaryStatistics range =
        sorted.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return text(
        "%s  %.4f to %.4f in %d min",
        Blocks.sparkline(values), range.getMin(), range.getMax(), minutes);
  }

  private static String window(WindowQuality window, ZoneId zone) {
    DateTimeFormatter format = window.kind() == WindowKind.DAY ? DAY : TIME;
    String accuracy = window.accuracy().map(Figures::of).orElse("no labels yet");
    String estimate =
        window.accuracy().isPresent()
            ? ""
            : window.estimatedAccuracy().map(e -> text("  estimate %.4f", e.getValue())).orElse("");
    return text(
        "%s  %s  %,d of %,d labelled%s%s",
        format.format(window.start().atZone(zone)),
        accuracy,
        window.labelled(),
        window.predicted(),
        estimate,
        window.drifted() ? "  DRIFT" : "");
  }
}
