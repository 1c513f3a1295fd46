package io.fovea.streamsclassifier.quality.join;

import io.fovea.streamsclassifier.quality.fact.ModelVersion;

/** What is to be counted because something became known. */
public interface Tallies {

  void predicted(KnownPrediction prediction);

  /** It stands in the confusion matrix now, by its {@link KnownPrediction#actual}. */
  void labelled(KnownPrediction prediction);

  /** It does not any more; it is given as it stood there. */
  void unlabelled(KnownPrediction prediction);

  /** A label took the place of another. */
  void corrected(ModelVersion model);

  /** A prediction or a label said what was known. */
  void repeated(ModelVersion model);

  /** A label came after its prediction's time to live, and changes nothing. */
  void expired(ModelVersion model);

  /** A label waits for its prediction. */
  void orphaned();

  /** A label took the place of one that waits. */
  void orphanCorrected();

  /** A label said the same as one that waits. */
  void orphanRepeated();

  /** One that waited does not any more: its prediction came, or it was withdrawn. */
  void adopted();

  /** One that waited has waited for too long. Follows {@link #adopted}. */
  void orphanExpired();
}
