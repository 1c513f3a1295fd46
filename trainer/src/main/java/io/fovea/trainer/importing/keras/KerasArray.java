package io.fovea.trainer.importing.keras;

import java.util.Arrays;

/** Weights as Keras lays them out, the last axis densest. */
record KerasArray(int[] shape, float[] values) {

  boolean hasShape(long... wanted) {
    return Arrays.equals(Arrays.stream(shape).asLongStream().toArray(), wanted);
  }

  /** Such as {@code [3, 3, 16, 32]}. */
  @Override
  public String toString() {
    return Arrays.toString(shape);
  }
}
