package io.fovea.web.live.quality;

import io.fovea.schema.QualityReport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The newest reports of one model version, and its last minutes. */
final class ModelBoard {
  private static final int MINUTES = 120;

  private final String id;
  private final String name;
  private final String version;
  private final Map<WindowKind, Known> newest = new EnumMap<>(WindowKind.class);
  private final TreeMap<Long, Minute> minutes = new TreeMap<>();

  private record Known(String key, ReportView report) {}

  /**
   * A minute in which images were classified; null without labels.
   *
   * @param at when it began, ms since 1970
   */
  record Minute(long at, long predicted, long labelled, Proportion accuracy, Proportion macroF1) {}

  /**
   * @param id tells models apart
   * @param windows by all, 1m, 1h, 1d
   * @param minutes the oldest first; those without images are missing
   */
  record View(
      String id,
      String name,
      String version,
      Map<String, ReportView> windows,
      List<Minute> minutes) {}

  ModelBoard(String id, QualityReport first) {
    this.id = id;
    this.name = first.getModelName();
    this.version = first.getModelVersion();
  }

  /** A late label brings up windows of long ago: they are no news. */
  void take(String key, QualityReport report) {
    WindowKind.of(report)
        .ifPresent(
            kind -> {
              if (kind == WindowKind.MINUTE) {
                minute(report);
              }
              if (kind == WindowKind.ALL || isNewest(kind, report)) {
                newest.put(kind, new Known(key, ReportView.of(report)));
              }
            });
  }

  /** Whether it was there. */
  boolean remove(String key) {
    return newest.values().removeIf(known -> known.key().equals(key));
  }

  boolean isEmpty() {
    return newest.isEmpty();
  }

  View view() {
    Map<String, ReportView> windows =
        newest.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().shown(), entry -> entry.getValue().report()));
    return new View(id, name, version, windows, List.copyOf(minutes.values()));
  }

  private boolean isNewest(WindowKind kind, QualityReport report) {
    Known known = newest.get(kind);
    return known == null || known.report().windowStart() <= report.getWindowStart().toEpochMilli();
  }

  private void minute(QualityReport report) {
    long start = report.getWindowStart().toEpochMilli();
    minutes.put(
        start,
        new Minute(
            start,
            report.getPredicted(),
            report.getLabelled(),
            ReportView.labelled(report, Proportion.of(report.getAccuracy())),
            ReportView.labelled(report, ReportView.macroF1(report))));
    if (minutes.size() > MINUTES) {
      minutes.pollFirstEntry();
    }
  }
}
