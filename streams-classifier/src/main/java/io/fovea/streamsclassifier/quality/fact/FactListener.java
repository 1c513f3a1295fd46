package io.fovea.streamsclassifier.quality.fact;

/** Is told once of each record what it was, by several threads. */
public interface FactListener {

  void read(Fact fact);

  /** The record says nothing: a tombstone among the predictions. */
  void skipped();

  /** The record went to the dead letters. */
  void rejected(String reason);
}
