package io.fovea.trainer.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a network says of images that were prepared already. */
public final class Probabilities {
  private static final int BATCH = 250;

  private Probabilities() {}

  /**
   * {@code [images][classes]}.
   *
   * @param network takes {@code [n, channels, height, width]} and may keep it no longer than it
   *     runs
   */
  public static float[][] of(
      UnaryOperator<INDArray> network, PreparedImages images, int channels, int height, int width) {
    float[][] probabilities = new float[images.size()][];
    INDArray features = null;
    for (int from = 0; from < images.size(); from += BATCH) {
      int size = Math.min(BATCH, images.size() - from);
      if (features == null || features.size(0) != size) {
        features = Nd4j.createUninitializedDetached(DataType.FLOAT, size, channels, height, width);
      }
      FloatBuffer pixels = features.data().asNioFloat();
      images.images().subList(from, from + size).forEach(pixels::put);
      float[][] rows = rows(network.apply(features));
      System.arraycopy(rows, 0, probabilities, from, size);
    }
    return probabilities;
  }

  /** The rows of a matrix. ND4J's own way takes longer than a network's last layer. */
  public static float[][] rows(INDArray matrix) {
    float[] values = matrix.dup('c').data().asFloat();
    int columns = (int) matrix.size(1);
    return IntStream.range(0, (int) matrix.size(0))
        .mapToObj(row -> Arrays.copyOfRange(values, row * columns, (row + 1) * columns))
        .toArray(float[][]::new);
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
