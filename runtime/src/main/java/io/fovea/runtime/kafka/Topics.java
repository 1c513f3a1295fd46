package io.fovea.runtime.kafka;

import java.util.List;

/** The names of the topics: a contract, behind a prefix that may be empty. */
public record Topics(String prefix) {

  /** Images to classify. */
  public String images() {
    return prefix + "images";
  }

  /** Exactly one prediction per image and model. */
  public String predictions() {
    return prefix + "predictions";
  }

  /** True labels, when they become known. */
  public String labels() {
    return prefix + "labels";
  }

  /** Running quality reports, compacted. */
  public String quality() {
    return prefix + "quality";
  }

  /** What could not be read: original bytes, and headers that tell why. */
  public String deadLetters() {
    return prefix + "images.dlq";
  }

  /** Predictions and labels that could not be read, likewise. */
  public String qualityDeadLetters() {
    return prefix + "quality.dlq";
  }

  /** Every topic that people and applications meet. */
  public List<String> all() {
    return List.of(
        images(), predictions(), labels(), quality(), deadLetters(), qualityDeadLetters());
  }
}
