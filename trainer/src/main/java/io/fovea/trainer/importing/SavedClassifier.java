package io.fovea.trainer.importing;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.InputShape;

/** A classifier as another framework saved it: read and understood, but not run yet. */
public interface SavedClassifier {

  /** One image as the network takes it, whatever its layout. */
  InputShape input();

  /**
   * How pixels become what it takes.
   *
   * @throws ImportException if that does not fit its channels
   */
  default Preprocessing preprocessing(PixelValues pixels) {
    return pixels.of(input(), 1 / 255.0);
  }

  /** What wrote the file, such as {@code pytorch 1.13.0}. */
  String producer();

  /**
   * Makes it ready for a model file, and proves on trial images that it still answers the same.
   *
   * @throws ImportException if it cannot be run, or is no classifier
   */
  ReadyClassifier prepare(OutputKind output, TrialImages images);
}
