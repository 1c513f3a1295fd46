package io.fovea.streamsclassifier.quality.report;

import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import io.fovea.streamsclassifier.quality.totals.Window;
import java.time.Instant;

/**
 * Keys of the topic {@code quality}: {@code mnist/1.0/all}, {@code
 * mnist/1.0/1m/2026-01-31T12:05:00Z} and so on. To tell reports apart and to look at; the report
 * itself says the same in fields.
 */
final class ReportKey {
  private ReportKey() {}

  static String of(TotalsKey key) {
    String model = plain(key.model().name()) + "/" + plain(key.model().version()) + "/";
    Window window = key.window();
    return switch (window.kind()) {
      case ALL -> model + "all";
      case MINUTE -> model + "1m/" + Instant.ofEpochMilli(window.start());
      case HOUR -> model + "1h/" + Instant.ofEpochMilli(window.start());
      case DAY -> model + "1d/" + Instant.ofEpochMilli(window.start());
    };
  }

  /** Without the slashes, so that no two models share a key. */
  private static String plain(String name) {
    return name.replace("%", "%25").replace("/", "%2F");
  }
}
