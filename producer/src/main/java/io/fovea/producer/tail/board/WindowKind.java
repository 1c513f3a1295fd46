package io.fovea.producer.tail.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The windows that reports are about. */
enum WindowKind {
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private final Duration length;

  WindowKind(Duration length) {
    this.length = length;
  }

  /** Absent: of no length that is shown. */
  static Optional<WindowKind> of(Instant start, Instant end) {
    Duration length = Duration.between(start, end);
    return Arrays.stream(values()).filter(kind -> kind.length.equals(length)).findFirst();
  }
}
