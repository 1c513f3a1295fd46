package io.fovea.trainer.data;

import io.fovea.inference.image.Preprocessing;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a network says of images that were prepared already. */
public final class Probabilities {
  private static final int BATCH = 250;

  private Probabilities() {}

  /** {@code [images][classes]}. */
  public static float[][] of(
      UnaryOperator<INDArray> network,
      PreparedImages images,
      Preprocessing preprocessing,
      int classes) {
    float[][] probabilities = new float[images.size()][];
    int[] order = IntStream.range(0, images.size()).toArray();
    BatchTensors tensors = null;
    for (int from = 0; from < order.length; from += BATCH) {
      int size = Math.min(BATCH, order.length - from);
      if (tensors == null || tensors.images() != size) {
        tensors = new BatchTensors(preprocessing, classes, size);
      }
      tensors.fill(images, order, from);
      float[][] rows = network.apply(tensors.features()).toFloatMatrix();
      System.arraycopy(rows, 0, probabilities, from, size);
    }
    return probabilities;
  }

  /** NaN if one of them holds what is no number. */
  public static float largestDifference(float[][] a, float[][] b) {
    float largest = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        largest = Math.max(largest, Math.abs(a[i][j] - b[i][j]));
      }
    }
    return largest;
  }
}
