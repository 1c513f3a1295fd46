package io.fovea.inference.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What an engine answers in: one array for all calls, as large as the largest batch so far. Made
 * outside every workspace, so that it lives as long as the engine.
 */
final class ReusedOutput {
  private final int classes;
  private FirstViews rows;

  ReusedOutput(int classes) {
    this.classes = classes;
    this.rows = make(1);
  }

  /** {@code [images, classes]}, float32, dense; holds what the last call left in it. */
  INDArray of(int images) {
    if (images > rows.size()) {
      rows = make(images);
    }
    return rows.first(images);
  }

  private FirstViews make(int images) {
    return new FirstViews(Nd4j.createUninitializedDetached(DataType.FLOAT, images, classes));
  }
}
