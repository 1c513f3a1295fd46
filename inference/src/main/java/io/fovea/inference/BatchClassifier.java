package io.fovea.inference;

import io.fovea.inference.image.ImageInput;
import java.util.List;

/** Classifies images, a batch at a time. Not safe for use by several threads at once. */
public interface BatchClassifier extends AutoCloseable {

  /**
   * Classifies a batch in one run of the engine.
   *
   * @return an outcome per image, in the order of the images: one that cannot be read fails alone
   * @throws io.fovea.inference.engine.EngineException if the engine fails for reasons that are not
   *     an image's; then nothing of the batch is decided
   */
  List<Outcome> classify(List<ImageInput> images);

  @Override
  void close();
}
