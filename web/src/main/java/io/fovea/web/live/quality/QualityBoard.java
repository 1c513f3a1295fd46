package io.fovea.web.live.quality;

import io.fovea.schema.QualityReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest reports of the model versions that were heard of last. Of more than anybody compares,
 * those that changed longest ago are forgotten.
 */
public final class QualityBoard {
  private static final int MOST_MODELS = 8;

  /** The one that changed last comes last. */
  private final Map<String, ModelBoard> models = new LinkedHashMap<>();

  private boolean changed;

  /**
   * All of them, by name and version.
   *
   * @param newest id of the one that changed last; null without any
   */
  public record Figures(String newest, List<?> models) {}

  /** Takes the newest report of a key. */
  public void take(String key, QualityReport report) {
    String id = id(report);
    ModelBoard board = models.remove(id);
    board = board == null ? new ModelBoard(id, report) : board;
    models.put(id, board);
    board.take(key, report);
    if (models.size() > MOST_MODELS) {
      models.remove(models.keySet().iterator().next());
    }
    changed = true;
  }

  /** Forgets a key: its tombstone came. */
  public void remove(String key) {
    for (ModelBoard board : models.values()) {
      changed |= board.remove(key);
    }
    models.values().removeIf(ModelBoard::isEmpty);
  }

  /** Whether something changed since this was asked the last time. */
  public boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  public Figures figures() {
    List<String> ids = new ArrayList<>(models.keySet());
    return new Figures(
        ids.isEmpty() ? null : ids.get(ids.size() - 1),
        ids.stream().sorted().map(id -> models.get(id).view()).toList());
  }

  /** Names may hold any character, so a separator alone would not do. */
  private static String id(QualityReport report) {
    return report.getModelName().replace("%", "%25").replace("/", "%2F")
        + "/"
        + report.getModelVersion();
  }
}
