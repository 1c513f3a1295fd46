package io.fovea.producer.tail.board;

import io.fovea.producer.text.Columns;
import io.fovea.producer.text.PlainText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One version of a model, without its classes. */
final class ModelLines {
  private static final int MOST_NAME_CELLS = 24;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private ModelLines() {}

  static List<String> of(ModelQuality model, ZoneId zone, int columns) {
    List<String> lines = new ArrayList<>(List.of(title(model, zone)));
    model.sinceStart().ifPresent(report -> lines.addAll(SummaryLines.of(report)));
    lines.addAll(TrendLines.of(model, zone, columns));
    return lines;
  }

  private static String title(ModelQuality model, ZoneId zone) {
    String since = model.sinceStart().isPresent() ? "since the start" : "no report since the start";
    String when = model.updatedAt().map(at -> ", as of " + TIME.format(at.atZone(zone))).orElse("");
    return name(model.model().name()) + " " + name(model.model().version()) + ", " + since + when;
  }

  private static String name(String text) {
    return Columns.cut(PlainText.clean(text), MOST_NAME_CELLS);
  }
}
