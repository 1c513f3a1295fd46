package io.fovea.inference;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Small residual networks (He et al. 2016, "Deep Residual Learning for Image Recognition"): a stem,
 * a pooling, a block with a projection at stride 2, a block with a plain skip, global pooling,
 * softmax over {@link Networks#CLASSES}.
 */
public final class ResidualNetworks {
  private final GraphBuilder graph = Networks.graph();
  private final InputType image;
  private final boolean bias;

  private ResidualNetworks(InputType image, boolean bias) {
    this.image = image;
    this.bias = bias;
  }

  /**
   * As after a training: no normalization that leaves its input as it is.
   *
   * @param image of even height and width, padding at stride 2 is not alike on all sides
   * @param local pooling behind the stem
   * @param global pooling at the end
   * @param bias whether convolutions have one; if so, normalizations keep variances, else
   *     logarithms
   */
  public static ComputationGraph network(
      InputType image, PoolingType local, PoolingType global, boolean bias) {
    ComputationGraph network = new ResidualNetworks(image, bias).build(local, global);
    SplittableRandom random = new SplittableRandom(11);
    for (Layer layer : network.getLayers()) {
      if (layer.conf().getLayer() instanceof BatchNormalization) {
        fill(layer.getParam(BatchNormalizationParamInitializer.GAMMA), random, -0.5, 2);
        fill(layer.getParam(BatchNormalizationParamInitializer.BETA), random, -0.5, 0.5);
        fill(layer.getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN), random, -0.3, 0.3);
        boolean log = ((BatchNormalization) layer.conf().getLayer()).isUseLogStd();
        fill(
            layer.getParam(
                log
                    ? BatchNormalizationParamInitializer.GLOBAL_LOG_STD
                    : BatchNormalizationParamInitializer.GLOBAL_VAR),
            random,
            log ? -0.4 : 0.2,
            log ? 0.2 : 2);
      }
    }
    return network;
  }

  private static void fill(INDArray values, SplittableRandom random, double least, double most) {
    for (long index = 0; index < values.length(); index++) {
      values.putScalar(index, random.nextDouble(least, most));
    }
  }

  private ComputationGraph build(PoolingType local, PoolingType global) {
    normalized("stem", 3, 1, 6, "in");
    relu("stem-relu", "stem");
    SubsamplingLayer pooling =
        new SubsamplingLayer.Builder(local)
            .kernelSize(3, 3)
            .stride(1, 1)
            .convolutionMode(ConvolutionMode.Same)
            .build();
    graph.addLayer("pool", pooling, "stem-relu");
    normalized("projection", 1, 2, 8, "pool");
    block("first", 2, "pool", "projection");
    block("second", 1, "first", "first");
    graph.addLayer("global", new GlobalPoolingLayer.Builder(global).build(), "second");
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(Networks.CLASSES)
            .activation(Activation.SOFTMAX)
            .build();
    graph.addLayer("out", output, "global").setOutputs("out");
    return Networks.network(graph.setInputTypes(image));
  }

  private void block(String name, int stride, String input, String skip) {
    normalized(name + "-1", 3, stride, 8, input);
    relu(name + "-1-relu", name + "-1");
    normalized(name + "-2", 3, 1, 8, name + "-1-relu");
    graph.addVertex(
        name + "-add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + "-2", skip);
    relu(name, name + "-add");
  }

  private void normalized(String name, int kernel, int stride, int filters, String input) {
    ConvolutionLayer convolution =
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(stride, stride)
            .nOut(filters)
            .convolutionMode(ConvolutionMode.Same)
            .hasBias(bias)
            .activation(Activation.IDENTITY)
            .build();
    graph.addLayer(name + "-conv", convolution, input);
    graph.addLayer(name, new BatchNormalization.Builder().useLogStd(!bias).build(), name + "-conv");
  }

  private void relu(String name, String input) {
    graph.addLayer(name, new ActivationLayer(Activation.RELU), input);
  }
}
