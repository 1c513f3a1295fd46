package io.fovea.streamsclassifier.quality.totals;

/**
 * A span of time in which images were classified.
 *
 * @param start inclusive, ms since 1970; 0 for {@link WindowKind#ALL}
 */
public record Window(WindowKind kind, long start) {

  public boolean isAll() {
    return kind == WindowKind.ALL;
  }

  /** Exclusive, ms since 1970. */
  public long end() {
    return start + kind.millis();
  }
}
