package io.fovea.web.live.quality;

import io.fovea.schema.QualityReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The windows that reports are about. */
enum WindowKind {
  ALL("all", Duration.ZERO),
  MINUTE("1m", Duration.ofMinutes(1)),
  HOUR("1h", Duration.ofHours(1)),
  DAY("1d", Duration.ofDays(1));

  private final String shown;
  private final Duration length;

  WindowKind(String shown, Duration length) {
    this.shown = shown;
    this.length = length;
  }

  /** As in the keys of the topic. */
  String shown() {
    return shown;
  }

  /** Absent: of no length that is shown. */
  static Optional<WindowKind> of(QualityReport report) {
    Instant start = report.getWindowStart();
    Instant end = report.getWindowEnd();
    Duration length = start == null || end == null ? Duration.ZERO : Duration.between(start, end);
    return Arrays.stream(values()).filter(kind -> kind.length.equals(length)).findFirst();
  }
}
