package io.fovea.inference.image;

import java.nio.FloatBuffer;

/**
 * Turns an image from outside into what a network takes, as its {@link Preprocessing} says. Trainer
 * and classifier both use it, so a network never meets pixels made another way than those it
 * learned from. Safe for use by several threads at once: each has decoders and memory of its own,
 * up to some 12 MiB beside one image of floats, and keeps them for its next image.
 */
public final class ImagePreprocessor {
  private final Preprocessing preprocessing;
  private final ThreadLocal<Preparation> preparation;

  public ImagePreprocessor(Preprocessing preprocessing, ImageLimits limits) {
    this.preprocessing = preprocessing;
    Normalization normalization = new Normalization(preprocessing);
    this.preparation =
        ThreadLocal.withInitial(() -> new Preparation(preprocessing, normalization, limits));
  }

  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /**
   * Writes one image as {@code [channels, height, width]} at the position of {@code target}, and
   * moves the position behind it. Of a rejected image nothing is written, and the position stays.
   *
   * @throws RejectedImageException if the image cannot be read
   * @throws java.nio.BufferOverflowException if {@code target} has too little room
   */
  public void preprocess(ImageInput image, FloatBuffer target) throws RejectedImageException {
    preparation.get().prepare(image, target);
  }
}
