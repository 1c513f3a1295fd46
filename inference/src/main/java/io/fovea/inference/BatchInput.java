package io.fovea.inference;

import io.fovea.inference.engine.FirstViews;
import io.fovea.inference.image.Preprocessing;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The tensor that batches are written into: made once and used for every batch, since memory
 * outside the heap is freed late and in the dark. Grows to the largest batch that ever came.
 */
final class BatchInput implements AutoCloseable {
  private final Preprocessing preprocessing;
  private INDArray tensor;
  private FloatBuffer floats;
  private FirstViews views;

  BatchInput(Preprocessing preprocessing) {
    this.preprocessing = preprocessing;
    allocate(1);
  }

  /** Makes room; what was written before is lost when that takes a larger tensor. */
  void reserve(int images) {
    if (images > views.size()) {
      tensor.close();
      allocate(images);
    }
  }

  private void allocate(int images) {
    tensor = Nd4j.createUninitializedDetached(DataType.FLOAT, preprocessing.shape(images));
    floats = tensor.data().asNioFloat();
    views = new FirstViews(tensor);
  }

  /** Where the floats of an image go. */
  FloatBuffer slot(int index) {
    int size = preprocessing.floatsPerImage();
    return floats.limit((index + 1) * size).position(index * size);
  }

  /** {@code [images, channels, height, width]}, nothing copied. */
  INDArray first(int images) {
    return views.first(images);
  }

  /** A copy of some images, which the caller closes. */
  INDArray copy(int from, int to) {
    return tensor.get(NDArrayIndex.interval(from, to)).dup('c');
  }

  @Override
  public void close() {
    if (!tensor.wasClosed()) {
      tensor.close();
    }
  }
}
