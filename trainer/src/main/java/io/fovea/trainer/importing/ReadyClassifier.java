package io.fovea.trainer.importing;

import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.ReferenceDistribution;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A classifier that takes {@code [n, channels, height, width]} and gives probabilities {@code [n,
 * classes]}.
 */
public interface ReadyClassifier {

  int classes();

  /** Whether a softmax was put behind its logits. */
  boolean softmaxAdded();

  /**
   * Writes its model file.
   *
   * @throws io.fovea.inference.model.ModelFileException if it cannot be written
   */
  Model write(Path path, ModelManifest manifest, Optional<ReferenceDistribution> reference);
}
