package io.fovea.inference.image;

import java.nio.FloatBuffer;

/** Runs the preprocessor for tests, without scaling: values stay 0 to 255. */
final class Preprocessed {

  private Preprocessed() {}

  static float[] unscaled(ImageInput image, int channels, int height, int width)
      throws RejectedImageException {
    return unscaled(image, channels, height, width, ResizeMode.STRETCH);
  }

  static float[] unscaled(ImageInput image, int channels, int height, int width, ResizeMode resize)
      throws RejectedImageException {
    Preprocessing unit = Preprocessing.unitRange(channels, height, width);
    return with(
        new Preprocessing(channels, height, width, resize, 1, unit.mean(), unit.std()), image);
  }

  static float[] with(Preprocessing preprocessing, ImageInput image) throws RejectedImageException {
    return by(new ImagePreprocessor(preprocessing, ImageLimits.DEFAULT), image);
  }

  /** For images that are sound. */
  static float[] by(ImagePreprocessor preprocessor, byte[] content) {
    try {
      return by(preprocessor, ImageInput.encoded(content));
    } catch (RejectedImageException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static float[] by(ImagePreprocessor preprocessor, ImageInput image)
      throws RejectedImageException {
    FloatBuffer target = FloatBuffer.allocate(preprocessor.preprocessing().floatsPerImage());
    preprocessor.preprocess(image, target);
    return target.array();
  }
}
