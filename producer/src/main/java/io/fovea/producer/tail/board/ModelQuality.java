package io.fovea.producer.tail.board;

import io.fovea.schema.QualityReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is known of one version of a model. */
record ModelQuality(
    ModelName model, Optional<QualityReport> sinceStart, List<WindowQuality> windows) {

  Stream<WindowQuality> windows(WindowKind kind) {
    return windows.stream().filter(window -> window.kind() == kind);
  }

  Optional<WindowQuality> newest(WindowKind kind) {
    return windows(kind).max(Comparator.comparing(WindowQuality::start));
  }

  Optional<Instant> updatedAt() {
    return sinceStart.map(QualityReport::getUpdatedAt);
  }
}
