package io.fovea.inference.onnx;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A normalization as a convolution before it can swallow it: {@code factor * x + offset} for each
 * channel. In float64, so that folding adds no error of its own.
 *
 * @param factor {@code [channels]}
 * @param offset {@code [channels]}
 */
record ChannelScale(INDArray factor, INDArray offset) {

  /** Of {@code scale * (x - mean) / sqrt(variance + epsilon) + shift}, by channel. */
  static ChannelScale of(
      double[] scale, double[] shift, double[] mean, double[] variance, double epsilon) {
    double[] factor = new double[scale.length];
    double[] offset = new double[scale.length];
    for (int channel = 0; channel < scale.length; channel++) {
      factor[channel] = scale[channel] / Math.sqrt(variance[channel] + epsilon);
      offset[channel] = shift[channel] - mean[channel] * factor[channel];
    }
    return new ChannelScale(Nd4j.createFromArray(factor), Nd4j.createFromArray(offset));
  }

  /** {@code [out, in, kernel height, kernel width]}, each output channel times its factor. */
  INDArray weights(INDArray ofConvolution) {
    return ofConvolution
        .castTo(DataType.DOUBLE)
        .mul(factor.reshape(factor.length(), 1, 1, 1))
        .castTo(DataType.FLOAT);
  }

  /** {@code [out]}. */
  INDArray bias(Optional<INDArray> ofConvolution) {
    return ofConvolution
        .map(bias -> bias.reshape(bias.length()).castTo(DataType.DOUBLE).mul(factor).add(offset))
        .orElse(offset)
        .castTo(DataType.FLOAT);
  }
}
