package io.fovea.trainer.fitting;

import io.fovea.trainer.data.PreparedImages;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Images of two classes that a network can tell apart: noise, and brighter noise. */
public final class Noise {

  private Noise() {}

  public static PreparedImages images(int count, int pixels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> images =
        IntStream.range(0, count).mapToObj(i -> image(pixels, i % 2 * 0.3f, random)).toList();
    return new PreparedImages(
        images, IntStream.range(0, count).map(i -> i % 2).toArray(), List.of());
  }

  private static float[] image(int pixels, float brighter, SplittableRandom random) {
    float[] image = new float[pixels];
    for (int p = 0; p < pixels; p++) {
      image[p] = 0.7f * random.nextFloat() + brighter;
    }
    return image;
  }
}
