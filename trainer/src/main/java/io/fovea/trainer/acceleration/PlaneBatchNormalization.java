package io.fovea.trainer.acceleration;

import java.nio.FloatBuffer;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalizationHelper;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Batch normalization of training steps, plane by plane, and the ReLU behind it in the same passes.
 * The means and variances of ND4J's batch normalization alone take longer than the convolution
 * before. After Ioffe and Szegedy 2015, "Batch Normalization", section 3; the gradient in the short
 * form that follows from putting their equations together.
 */
final class PlaneBatchNormalization implements BatchNormalizationHelper {
  private final MKLDNNBatchNormHelper inference = new MKLDNNBatchNormHelper(DataType.FLOAT);
  private final boolean rectified;
  private INDArray means;
  private INDArray variances;
  private ChannelStatistics statistics;

  /**
   * @param rectified whether what is below 0 becomes 0 at the end
   */
  PlaneBatchNormalization(boolean rectified) {
    this.rectified = rectified;
  }

  @Override
  public INDArray preOutput(
      INDArray in,
      boolean training,
      long[] shape,
      INDArray gamma,
      INDArray beta,
      INDArray mean,
      INDArray variance,
      double decay,
      double eps,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    if (!training) {
      INDArray out =
          inference.preOutput(
              in, false, shape, gamma, beta, mean, variance, decay, eps, format, workspaces);
      return rectified ? Transforms.relu(out, false) : out;
    }
    Planes planes = Planes.of(in);
    statistics = ChannelStatistics.of(planes);
    remember(statistics);
    INDArray out =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, in.shape());
    FloatBuffer target = out.data().asNioFloat();
    float[] buffer = new float[planes.area()];
    for (int channel = 0; channel < planes.channels(); channel++) {
      float scale = (float) (gamma.getDouble(channel) * statistics.inverseDeviation(channel, eps));
      float shift = (float) (beta.getDouble(channel) - scale * statistics.mean(channel));
      for (int image = 0; image < planes.images(); image++) {
        planes.get(image, channel, buffer);
        Scaling.forward(buffer, scale, shift, rectified);
        target.put(planes.offset(image, channel), buffer);
      }
    }
    return out;
  }

  /**
   * With x^ = (x - mean) / deviation and e the gradient at the output: the gradient at the input is
   * gamma / deviation * (e - mean(e) - x^ * mean(e * x^)).
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray in,
      INDArray epsilon,
      long[] shape,
      INDArray gamma,
      INDArray beta,
      INDArray gammaGradient,
      INDArray betaGradient,
      double eps,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    Planes planes = Planes.of(in);
    Planes gradients = Planes.of(epsilon);
    INDArray out =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, in.shape());
    ChannelGradient channelGradient =
        new ChannelGradient(planes, gradients, out.data().asNioFloat(), rectified);
    for (int channel = 0; channel < planes.channels(); channel++) {
      channelGradient.compute(
          channel,
          statistics.mean(channel),
          statistics.inverseDeviation(channel, eps),
          gamma.getDouble(channel),
          beta.getDouble(channel));
      gammaGradient.putScalar(channel, channelGradient.ofGamma());
      betaGradient.putScalar(channel, channelGradient.ofBeta());
    }
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(BatchNormalizationParamInitializer.GAMMA, gammaGradient);
    gradient.setGradientFor(BatchNormalizationParamInitializer.BETA, betaGradient);
    return new Pair<>(gradient, out);
  }

  /** The layer asks for them on the way back, to follow them with its running ones. */
  private void remember(ChannelStatistics statistics) {
    if (means == null) {
      means = Nd4j.createUninitializedDetached(DataType.FLOAT, statistics.channels());
      variances = Nd4j.createUninitializedDetached(DataType.FLOAT, statistics.channels());
    }
    for (int channel = 0; channel < statistics.channels(); channel++) {
      means.putScalar(channel, statistics.mean(channel));
      variances.putScalar(channel, statistics.variance(channel));
    }
  }

  @Override
  public INDArray getMeanCache(DataType type) {
    return means;
  }

  @Override
  public INDArray getVarCache(DataType type) {
    return variances;
  }

  @Override
  public boolean checkSupported(double eps, boolean fixedGammaBeta) {
    return !fixedGammaBeta;
  }

  @Override
  public boolean checkSupported() {
    return true;
  }

  @Override
  public Map<String, Long> helperMemoryUse() {
    return Map.of();
  }
}
