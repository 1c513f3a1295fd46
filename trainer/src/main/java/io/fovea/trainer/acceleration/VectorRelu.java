package io.fovea.trainer.acceleration;

import java.nio.FloatBuffer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A ReLU whose way back the JVM runs in vectors: ND4J's takes longer than the convolution before.
 * For training only; a model file knows nothing of it.
 */
final class VectorRelu extends ActivationReLU {
  private static final long serialVersionUID = 1;

  /** Floats at a time: both parts stay in the first cache. */
  private static final int CHUNK = 2_048;

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    if (in.dataType() != DataType.FLOAT || epsilon.dataType() != DataType.FLOAT) {
      return super.backprop(in, epsilon);
    }
    assertShape(in, epsilon);
    INDArray out = Nd4j.createUninitialized(DataType.FLOAT, in.shape(), 'c');
    close(Planes.values(in), Planes.values(epsilon), out.data().asNioFloat(), (int) in.length());
    return new Pair<>(out, null);
  }

  private static void close(FloatBuffer in, FloatBuffer epsilon, FloatBuffer out, int length) {
    float[] values = new float[CHUNK];
    float[] gradient = new float[CHUNK];
    for (int from = 0; from < length; from += CHUNK) {
      int size = Math.min(CHUNK, length - from);
      in.get(from, values, 0, size);
      epsilon.get(from, gradient, 0, size);
      // What is behind the size is of the chunk before, and is not written.
      Scaling.closeWhereNegative(gradient, values, 1, 0);
      out.put(from, gradient, 0, size);
    }
  }
}
