package io.fovea.inference.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What an engine answers in: one array for all calls, as large as the largest batch so far. Made
 * outside every workspace, so that it lives as long as the engine.
 */
final class ReusedOutput {
  private final int classes;

  /** {@code firsts[n]}: the first n rows; a view costs more than the answer of some images. */
  private INDArray[] firsts;

  ReusedOutput(int classes) {
    this.classes = classes;
    allocate(1);
  }

  /** {@code [images, classes]}, float32, dense; holds what the last call left in it. */
  INDArray of(int images) {
    if (images >= firsts.length) {
      allocate(images);
    }
    if (firsts[images] == null) {
      firsts[images] = firsts[firsts.length - 1].get(NDArrayIndex.interval(0, images));
    }
    return firsts[images];
  }

  private void allocate(int images) {
    firsts = new INDArray[images + 1];
    firsts[images] = Nd4j.createUninitializedDetached(DataType.FLOAT, images, classes);
  }
}
