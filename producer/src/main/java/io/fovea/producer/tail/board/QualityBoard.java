package io.fovea.producer.tail.board;

import io.fovea.schema.QualityReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The state of the compacted topic of reports: the newest of each key. Bounded: of more model
 * versions or windows than anybody looks at, those that changed longest ago are forgotten. For one
 * thread.
 */
public final class QualityBoard {
  private static final int MOST_MODELS = 200;

  /** A month of minutes of one version, or a day of minutes of 30. */
  private static final int MOST_WINDOWS = 45_000;

  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Newest<QualityReport> sinceStart = new Newest<>(MOST_MODELS);
  private final Newest<WindowQuality> windows = new Newest<>(MOST_WINDOWS);
  private long unreadable;
  private String lastFault = "";

  /**
   * Takes the newest report of a key.
   *
   * @param report becomes the board's own, which drops what it does not show
   */
  public void take(String key, QualityReport report) {
    if (report.getWindowStart() == null || report.getWindowEnd() == null) {
      sinceStart.put(key, lean(report));
    } else {
      WindowKind.of(report.getWindowStart(), report.getWindowEnd())
          .ifPresent(kind -> windows.put(key, WindowQuality.of(report, kind)));
    }
  }

  /** Forgets a key: its tombstone came. */
  public void remove(String key) {
    sinceStart.remove(key);
    windows.remove(key);
  }

  /** Counts a record that is no report. */
  public void unreadable(String why) {
    unreadable++;
    lastFault = why;
  }

  long unreadable() {
    return unreadable;
  }

  String lastFault() {
    return lastFault;
  }

  /** The versions that are at work, then the idle ones; both by name and version. */
  List<ModelQuality> models() {
    Map<ModelName, QualityReport> reports = new HashMap<>();
    sinceStart.values().forEach(report -> reports.put(name(report), report));
    Map<ModelName, List<WindowQuality>> byModel = new HashMap<>();
    windows
        .values()
        .forEach(w -> byModel.computeIfAbsent(w.model(), none -> new ArrayList<>()).add(w));
    TreeSet<ModelName> names = new TreeSet<>(reports.keySet());
    names.addAll(byModel.keySet());
    return activeFirst(
        names.stream()
            .map(
                name ->
                    new ModelQuality(
                        name,
                        Optional.ofNullable(reports.get(name)),
                        byModel.getOrDefault(name, List.of())))
            .toList());
  }

  /** By the clock of those who reported: a topic that rests has no idle versions. */
  private static List<ModelQuality> activeFirst(List<ModelQuality> models) {
    Instant newest =
        models.stream()
            .flatMap(model -> model.updatedAt().stream())
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    Instant idle = newest.minus(IDLE);
    return models.stream()
        .sorted(Comparator.comparing(m -> m.updatedAt().orElse(Instant.EPOCH).isBefore(idle)))
        .toList();
  }

  private static ModelName name(QualityReport report) {
    return new ModelName(report.getModelName(), report.getModelVersion());
  }

  /** A thousand classes may be confused in a million ways. */
  private static QualityReport lean(QualityReport report) {
    report.setConfusion(List.of());
    report.setPredictedClasses(List.of());
    report.setReliability(List.of());
    report.setConfidenceHistogram(List.of());
    return report;
  }
}
