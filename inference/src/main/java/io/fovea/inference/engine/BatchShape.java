package io.fovea.inference.engine;

import io.fovea.inference.model.InputShape;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What goes into a network and how much comes out. */
record BatchShape(InputShape image, int classes) {

  /**
   * @return how many images the batch has
   * @throws EngineException if the network cannot take it, naming both shapes
   */
  int check(INDArray batch) {
    long[] expected = image.batch(batch.rank() > 0 ? batch.size(0) : 1);
    if (!Arrays.equals(batch.shape(), expected) || expected[0] < 1) {
      throw new EngineException(
          "the network takes batches of [n, %d, %d, %d], n at least 1, but got %s"
              .formatted(
                  image.channels(), image.height(), image.width(), Arrays.toString(batch.shape())));
    }
    if (batch.dataType() != DataType.FLOAT || !isDense(batch)) {
      throw new EngineException(
          "the network takes float32 in 'c' order without gaps, but got %s with strides %s"
              .formatted(batch.dataType(), Arrays.toString(batch.stride())));
    }
    return Math.toIntExact(expected[0]);
  }

  /** A run of images out of a larger batch is dense too; a transposed or cropped one is not. */
  private static boolean isDense(INDArray batch) {
    long dense = 1;
    for (int axis = batch.rank() - 1; axis >= 0; axis--) {
      if (batch.size(axis) != 1 && batch.stride(axis) != dense) {
        return false;
      }
      dense *= batch.size(axis);
    }
    return true;
  }
}
