package io.fovea.benchmarks.throughput;

import io.fovea.runtime.StopSignal;
import java.util.Optional;

/** Something that classifies a backlog. */
public interface Row {

  /** For people and for {@code --only}. */
  String name();

  Family family();

  /** What stops it from being run here; nothing: it can be run. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /**
   * Runs it once.
   *
   * @return nothing if the end was asked for before
   * @throws Exception if it fails, or stands still
   */
  Optional<Measurement> measure(Backlog backlog, Span span, StopSignal stop) throws Exception;
}
