package io.fovea.web.live.quality;

import io.fovea.schema.Drift;

/** What a report tells of drift; the figures are the report's. */
record DriftView(
    boolean drifted,
    long images,
    double classStability,
    double classPValue,
    double confidenceStability,
    double confidencePValue) {

  /** Null of null. */
  static DriftView of(Drift drift) {
    return drift == null
        ? null
        : new DriftView(
            drift.getDrifted(),
            drift.getImages(),
            Proportion.rounded(drift.getClassStability()),
            drift.getClassPValue(),
            Proportion.rounded(drift.getConfidenceStability()),
            drift.getConfidencePValue());
  }
}
