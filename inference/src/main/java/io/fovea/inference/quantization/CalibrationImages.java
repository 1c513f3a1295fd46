package io.fovea.inference.quantization;

import io.fovea.inference.model.InputShape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Images by which the ranges of a network's values are found: of those that it was trained on, and
 * not of those that it will be judged by.
 *
 * @param images each {@code [channels, height, width]}, preprocessed; at least one
 * @param onImages told how many images were looked at, each time some were; each is looked at twice
 */
public record CalibrationImages(InputShape input, List<float[]> images, IntConsumer onImages) {

  /**
   * @throws IllegalArgumentException if there is none, or one of another size
   */
  public CalibrationImages {
    int floats = input.channels() * input.height() * input.width();
    if (images.isEmpty() || images.stream().anyMatch(image -> image.length != floats)) {
      throw new IllegalArgumentException("calibration takes images of " + floats + " floats");
    }
    images = List.copyOf(images);
  }

  int size() {
    return images.size();
  }

  FloatBuffer batch(int from, int to) {
    FloatBuffer batch = FloatBuffer.allocate((to - from) * images.get(0).length);
    images.subList(from, to).forEach(batch::put);
    return batch.flip();
  }

  /** Of that many floats. */
  long[] shape(int floats) {
    return input.batch(floats / images.get(0).length);
  }

  void looked(int some) {
    onImages.accept(some);
  }
}
