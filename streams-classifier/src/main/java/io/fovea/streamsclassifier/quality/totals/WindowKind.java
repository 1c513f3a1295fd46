package io.fovea.streamsclassifier.quality.totals;

import java.time.Duration;

/** How long a time the images of a report come from. The order is part of stored keys: append. */
public enum WindowKind {
  /** Since the start. */
  ALL(Duration.ZERO),
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private final long millis;

  WindowKind(Duration length) {
    this.millis = length.toMillis();
  }

  /** Length in ms; 0: without an end. */
  public long millis() {
    return millis;
  }

  /** The one that holds this time, in ms since 1970. Days are those of UTC. */
  public Window at(long time) {
    return new Window(this, this == ALL ? 0 : Math.floorDiv(time, millis) * millis);
  }
}
