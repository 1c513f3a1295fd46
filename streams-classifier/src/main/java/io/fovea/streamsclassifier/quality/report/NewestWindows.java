package io.fovea.streamsclassifier.quality.report;

import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import io.fovea.streamsclassifier.quality.totals.WindowKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest window of each length of which a report was told, by model version: those that
 * somebody may show. A late label brings up windows of long ago; of them nothing is remembered.
 */
final class NewestWindows {
  private record Series(ModelVersion model, WindowKind kind) {}

  private final Map<Series, TotalsKey> newest = new HashMap<>();

  void add(TotalsKey key) {
    newest.merge(
        new Series(key.model(), key.window().kind()),
        key,
        (known, next) -> next.window().start() >= known.window().start() ? next : known);
  }

  /** All of them, once. */
  List<TotalsKey> take() {
    List<TotalsKey> taken = new ArrayList<>(newest.values());
    newest.clear();
    return taken;
  }
}
