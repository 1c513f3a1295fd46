package io.fovea.trainer.data;

import io.fovea.inference.image.Preprocessing;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The tensors of one training step, filled anew for each: memory outside the heap is freed late, so
 * it is not asked for again and again.
 */
public final class BatchTensors {
  private final INDArray features;
  private final INDArray labels;
  private final int classes;

  public BatchTensors(Preprocessing preprocessing, int classes, int images) {
    this.features = Nd4j.createUninitializedDetached(DataType.FLOAT, preprocessing.shape(images));
    this.labels = Nd4j.createUninitializedDetached(DataType.FLOAT, images, classes);
    this.classes = classes;
  }

  public int images() {
    return (int) features.size(0);
  }

  /** Takes the images at {@code order[from]} and on. */
  public void fill(PreparedImages images, int[] order, int from) {
    FloatBuffer pixels = features.data().asNioFloat();
    FloatBuffer oneHot = labels.data().asNioFloat();
    float[] none = new float[classes];
    for (int i = 0; i < images(); i++) {
      int image = order[from + i];
      pixels.put(images.images().get(image));
      oneHot.put(none);
      oneHot.put(i * classes + images.labels()[image], 1);
    }
  }

  /** {@code [n, channels, height, width]}. */
  public INDArray features() {
    return features;
  }

  /** {@code [n, classes]}, 1 at the true class. */
  public INDArray labels() {
    return labels;
  }
}
