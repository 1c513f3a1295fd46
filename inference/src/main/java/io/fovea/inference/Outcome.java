package io.fovea.inference;

import io.fovea.inference.image.Rejection;
import java.util.List;

/** What became of one image. */
public sealed interface Outcome {

  /**
   * The image was classified.
   *
   * @param labelIndex index into the model's labels of the most probable class
   * @param confidence its probability, 0 to 1
   * @param unsure whether the confidence is below the threshold asked for
   * @param topK the most probable classes, best first
   * @param batchSize images in the same run of the engine
   */
  record Classified(
      String label,
      int labelIndex,
      float confidence,
      boolean unsure,
      List<ScoredLabel> topK,
      int batchSize)
      implements Outcome {

    public Classified {
      topK = List.copyOf(topK);
    }
  }

  /** The image cannot be classified. */
  record Rejected(Rejection rejection) implements Outcome {}

  /** A class and its probability. */
  record ScoredLabel(String label, float probability) {}
}
