package io.fovea.trainer.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The way back through max pooling that halves an image, plane by plane. ND4J's pools again first,
 * for oneDNN to note where each maximum was. Other poolings are left to it.
 */
final class PlanePooling extends MKLDNNSubsamplingHelper {

  PlanePooling() {
    super(DataType.FLOAT);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray input,
      INDArray epsilon,
      int[] kernel,
      int[] strides,
      int[] pad,
      PoolingType type,
      ConvolutionMode mode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    boolean halves =
        type == PoolingType.MAX
            && format == CNN2DFormat.NCHW
            && areAll(2, kernel)
            && areAll(2, strides)
            && areAll(0, pad)
            && areAll(1, dilation)
            && epsilon.size(2) == input.size(2) / 2
            && epsilon.size(3) == input.size(3) / 2;
    return halves
        ? new Pair<>(new DefaultGradient(), gradient(input, epsilon, workspaces))
        : super.backpropGradient(
            input, epsilon, kernel, strides, pad, type, mode, dilation, format, workspaces);
  }

  private static boolean areAll(int expected, int[] values) {
    return Arrays.stream(values).allMatch(value -> value == expected);
  }

  private static INDArray gradient(INDArray input, INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
    FloatBuffer target = out.data().asNioFloat();
    Planes planes = Planes.of(input);
    Planes gradients = Planes.of(epsilon);
    float[] plane = new float[planes.area()];
    float[] halved = new float[gradients.area()];
    float[] gradient = new float[planes.area()];
    for (int image = 0; image < planes.images(); image++) {
      for (int channel = 0; channel < planes.channels(); channel++) {
        planes.get(image, channel, plane);
        gradients.get(image, channel, halved);
        Halving.toMaxima(plane, halved, gradient, (int) input.size(3));
        target.put(planes.offset(image, channel), gradient);
      }
    }
    return out;
  }
}
