package io.fovea.inference;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks with random weights, and input for them; the same ones at every call. */
public final class Networks {
  public static final int HEIGHT = 11;
  public static final int WIDTH = 9;
  public static final int CHANNELS = 3;
  public static final int CLASSES = 5;

  private Networks() {}

  /** A softmax over {@link #CLASSES} behind these layers, for 3 x 11 x 9 images. */
  public static ComputationGraph network(CNN2DFormat format, Layer... layers) {
    return network(InputType.convolutional(HEIGHT, WIDTH, CHANNELS, format), CLASSES, layers);
  }

  public static ComputationGraph network(InputType input, int classes, Layer... layers) {
    List<Layer> all = new ArrayList<>(List.of(layers));
    all.add(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .build());
    return chain(input, all);
  }

  /** One layer behind the other, named by their place from 0. */
  public static ComputationGraph chain(InputType input, List<Layer> layers) {
    ComputationGraphConfiguration.GraphBuilder graph = graph();
    String last = "in";
    for (int index = 0; index < layers.size(); index++) {
      graph.addLayer(String.valueOf(index), layers.get(index), last);
      last = String.valueOf(index);
    }
    return network(graph.setOutputs(last).setInputTypes(input));
  }

  /** With the input {@code in}, for more. */
  public static ComputationGraphConfiguration.GraphBuilder graph() {
    return new NeuralNetConfiguration.Builder()
        .seed(3)
        .updater(new Adam(1e-3))
        .graphBuilder()
        .addInputs("in");
  }

  public static ComputationGraph network(ComputationGraphConfiguration.GraphBuilder graph) {
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }

  /** The network of the speed figures: 28 x 28 x 1, 10 classes. */
  public static ComputationGraph lenet() {
    return network(
        InputType.convolutional(28, 28, 1),
        10,
        convolution(32),
        pool(),
        convolution(64),
        pool(),
        new DenseLayer.Builder().nOut(64).activation(Activation.RELU).build());
  }

  private static Layer convolution(int filters) {
    return new ConvolutionLayer.Builder(3, 3).nOut(filters).activation(Activation.RELU).build();
  }

  private static Layer pool() {
    return new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
  }

  /** Random images for {@link #network(CNN2DFormat, Layer...)}, in -0.5 to 0.5. */
  public static INDArray images(int count, CNN2DFormat format) {
    return format == CNN2DFormat.NCHW
        ? random(count, CHANNELS, HEIGHT, WIDTH)
        : random(count, HEIGHT, WIDTH, CHANNELS);
  }

  public static INDArray random(int... shape) {
    Nd4j.getRandom().setSeed(1);
    return Nd4j.rand(shape).subi(0.5);
  }

  /** One-hot labels, {@code [count, classes]}. */
  public static INDArray labels(int count, int classes) {
    INDArray labels = Nd4j.zeros(count, classes);
    for (int row = 0; row < count; row++) {
      labels.putScalar(row, row % classes, 1);
    }
    return labels;
  }
}
