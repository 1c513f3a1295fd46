package io.fovea.inference.onnx;

import static io.fovea.inference.onnx.GraphBuilder.attribute;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Layers that shift and scale. */
final class NormalizationLayers {

  private NormalizationLayers() {}

  /** Whether a layer does nothing at inference but to scale and shift feature maps. */
  static boolean isPerChannel(LayerStep step) {
    return step.conf().getClass() == BatchNormalization.class
        && ((BatchNormalization) step.conf()).getCnn2DFormat() == CNN2DFormat.NCHW
        && step.input() instanceof InputType.InputTypeConvolutional;
  }

  /** By what it does so. */
  static ChannelScale perChannel(LayerStep step) {
    BatchNormalization layer = (BatchNormalization) step.conf();
    INDArray mean = step.layer().getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN);
    return ChannelScale.of(
        doubles(scale(step, layer, mean.length())),
        doubles(shift(step, layer, mean.length())),
        doubles(mean),
        doubles(variance(step, layer)),
        layer.getEps());
  }

  private static double[] doubles(INDArray channels) {
    return channels.dup('c').data().asDouble();
  }

  static void addBatchNormalization(GraphBuilder graph, LayerStep step, BatchNormalization layer) {
    step.require(
        step.input() instanceof InputType.InputTypeFeedForward
            || layer.getCnn2DFormat() == CNN2DFormat.NCHW,
        "channels must come first (NCHW)");
    INDArray mean = step.layer().getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN);
    long channels = mean.length();
    graph.add(
        "BatchNormalization",
        List.of(
            graph.constant(step.constant("scale"), scale(step, layer, channels), channels),
            graph.constant(step.constant("shift"), shift(step, layer, channels), channels),
            graph.constant(step.constant("mean"), mean, channels),
            graph.constant(step.constant("variance"), variance(step, layer), channels)),
        attribute("epsilon", layer.getEps()));
  }

  private static INDArray scale(LayerStep step, BatchNormalization layer, long channels) {
    return layer.isLockGammaBeta()
        ? Nd4j.valueArrayOf(new long[] {channels}, layer.getGamma())
        : step.layer().getParam(BatchNormalizationParamInitializer.GAMMA);
  }

  private static INDArray shift(LayerStep step, BatchNormalization layer, long channels) {
    return layer.isLockGammaBeta()
        ? Nd4j.valueArrayOf(new long[] {channels}, layer.getBeta())
        : step.layer().getParam(BatchNormalizationParamInitializer.BETA);
  }

  /** DL4J may keep log10 of the standard deviation in its place. */
  private static INDArray variance(LayerStep step, BatchNormalization layer) {
    if (!layer.isUseLogStd()) {
      return step.layer().getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
    }
    INDArray logStd = step.layer().getParam(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
    return Transforms.exp(logStd.mul(2 * Math.log(10)));
  }
}
