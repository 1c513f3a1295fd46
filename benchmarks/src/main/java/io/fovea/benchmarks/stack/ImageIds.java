package io.fovea.benchmarks.stack;

/** Ids of the benchmark's images: they tell an image's index, as a prediction's key does. */
public final class ImageIds {
  private static final String PREFIX = "bench-";

  private ImageIds() {}

  static String of(int index) {
    return PREFIX + index;
  }

  /**
   * Reads it from the bytes, for a reader must not take the processor from what is measured.
   *
   * @throws IllegalArgumentException if it is of nobody's here
   */
  static int index(byte[] key) {
    if (key == null || key.length <= PREFIX.length()) {
      throw new IllegalArgumentException("a prediction without the key of its image");
    }
    int index = 0;
    for (int i = PREFIX.length(); i < key.length; i++) {
      index = index * 10 + Character.digit(key[i], 10);
    }
    return index;
  }
}
