package io.fovea.trainer.importing;

import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.image.ImagePreprocessor;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.RejectedImageException;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * Images of noise on which an imported network is compared with what it was.
 *
 * @param images each {@code [channels, height, width]}, preprocessed
 */
public record TrialImages(float[][] images) {

  /** The same images for the same preprocessing. */
  public static TrialImages of(Preprocessing preprocessing, int count) {
    ImagePreprocessor preprocessor = new ImagePreprocessor(preprocessing, ImageLimits.DEFAULT);
    SplittableRandom random = new SplittableRandom(42);
    float[][] images = new float[count][];
    for (int i = 0; i < count; i++) {
      images[i] = prepared(preprocessor, noise(preprocessing.floatsPerImage(), random));
    }
    return new TrialImages(images);
  }

  /** Some are dark, some are bright: a network answers differently to them. */
  private static byte[] noise(int values, SplittableRandom random) {
    int least = random.nextInt(200);
    byte[] pixels = new byte[values];
    for (int i = 0; i < values; i++) {
      pixels[i] = (byte) random.nextInt(least, 256);
    }
    return pixels;
  }

  private static float[] prepared(ImagePreprocessor preprocessor, byte[] pixels) {
    Preprocessing to = preprocessor.preprocessing();
    FloatBuffer floats = FloatBuffer.allocate(to.floatsPerImage());
    try {
      preprocessor.preprocess(
          ImageInput.raw(to.width(), to.height(), to.channels(), pixels), floats);
    } catch (RejectedImageException impossible) {
      throw new IllegalStateException(impossible);
    }
    return floats.array();
  }

  public int size() {
    return images.length;
  }
}
