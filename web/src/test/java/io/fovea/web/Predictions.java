package io.fovea.web;

import io.fovea.schema.Prediction;
import io.fovea.schema.ScoredLabel;
import java.time.Instant;
import java.util.List;

/** Predictions as a classifier makes them. */
public final class Predictions {
  private Predictions() {}

  public static Prediction of(String imageId, String label, Instant capturedAt) {
    return Prediction.newBuilder()
        .setImageId(imageId)
        .setModelName("fake")
        .setModelVersion("1.0")
        .setModelSha256("00")
        .setLabel(label)
        .setLabelIndex(0)
        .setConfidence(0.75f)
        .setUnsure(false)
        .setTopK(List.of(new ScoredLabel(label, 0.75f), new ScoredLabel("other", 0.25f)))
        .setCapturedAt(capturedAt)
        .setClassifiedAt(capturedAt.plusMillis(3))
        .setBatchSize(1)
        .setSourcePartition(0)
        .setSourceOffset(0)
        .build();
  }
}
