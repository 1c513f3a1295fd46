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
  private INDArray largest;

  ReusedOutput(int classes) {
    this.classes = classes;
    this.largest = make(1);
  }

  /** {@code [images, classes]}, float32, dense; holds what the last call left in it. */
  INDArray of(int images) {
    if (images > largest.size(0)) {
      largest = make(images);
    }
    return images == largest.size(0) ? largest : largest.get(NDArrayIndex.interval(0, images));
  }

  private INDArray make(int images) {
    return Nd4j.createUninitializedDetached(DataType.FLOAT, images, classes);
  }
}
