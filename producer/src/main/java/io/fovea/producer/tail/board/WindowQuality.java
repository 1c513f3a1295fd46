package io.fovea.producer.tail.board;

import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a report over a window: a line's worth, for there are 1,440 minutes in a day.
 *
 * @param accuracy absent: no labels yet
 */
record WindowQuality(
    ModelName model,
    WindowKind kind,
    Instant start,
    long predicted,
    long labelled,
    Optional<Estimate> accuracy,
    Optional<Estimate> estimatedAccuracy,
    boolean drifted) {

  static WindowQuality of(QualityReport report, WindowKind kind) {
    return new WindowQuality(
        new ModelName(report.getModelName(), report.getModelVersion()),
        kind,
        report.getWindowStart(),
        report.getPredicted(),
        report.getLabelled(),
        Optional.of(report.getAccuracy()).filter(accuracy -> report.getLabelled() > 0),
        Optional.ofNullable(report.getEstimatedAccuracy()),
        report.getDrift() != null && report.getDrift().getDrifted());
  }
}
