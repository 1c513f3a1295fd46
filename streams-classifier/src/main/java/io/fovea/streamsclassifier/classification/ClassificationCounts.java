package io.fovea.streamsclassifier.classification;

import io.fovea.schema.Prediction;

/**
 * Hears what becomes of each image. Exactly one of these is called per record that is done with, so
 * consumed = classified + rejected + skipped. Called by every stream thread.
 */
public interface ClassificationCounts {

  void classified(Prediction prediction);

  void rejected(String reason);

  /** A tombstone. */
  void skipped();
}
