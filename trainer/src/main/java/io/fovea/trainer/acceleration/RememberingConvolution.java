package io.fovea.trainer.acceleration;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.AlgoMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.FwdAlgo;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolves once a step. DL4J's layer convolves again on the way back, to learn what went into its
 * activation function. Where that can be told from what came out of it, this hands out the result
 * of the way there.
 */
final class RememberingConvolution extends MKLDNNConvHelper {
  private INDArray input;
  private INDArray output;
  private boolean kept;

  RememberingConvolution() {
    super(DataType.FLOAT);
  }

  @Override
  public INDArray preOutput(
      INDArray in,
      INDArray weights,
      INDArray bias,
      int[] kernel,
      int[] strides,
      int[] pad,
      AlgoMode mode,
      FwdAlgo algorithm,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    if (kept && in == input) {
      return forgotten();
    }
    input = in;
    kept = false;
    output =
        super.preOutput(
            in,
            weights,
            bias,
            kernel,
            strides,
            pad,
            mode,
            algorithm,
            convolutionMode,
            dilation,
            format,
            workspaces);
    return output;
  }

  /** The activation function works in place, so the output is by then what came out of it. */
  @Override
  public INDArray activate(INDArray z, IActivation function, boolean training) {
    kept = training && isToldByItsOutput(function);
    return super.activate(z, function, training);
  }

  /** A ReLU lets through what is above 0, and that is what its output says too. */
  private static boolean isToldByItsOutput(IActivation function) {
    return function instanceof ActivationReLU relu
        ? isPlain(relu)
        : function instanceof ActivationIdentity;
  }

  private static boolean isPlain(ActivationReLU relu) {
    return relu.equals(new ActivationReLU());
  }

  private INDArray forgotten() {
    INDArray remembered = output;
    input = null;
    output = null;
    kept = false;
    return remembered;
  }
}
