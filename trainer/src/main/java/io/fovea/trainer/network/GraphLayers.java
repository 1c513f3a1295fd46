package io.fovea.trainer.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network written down layer by layer, each behind the last one unless told otherwise. */
final class GraphLayers {
  private static final String INPUT = "image";
  private static final String OUTPUT = "probabilities";

  private final NetworkShape shape;
  private final GraphBuilder graph;
  private String last = INPUT;

  GraphLayers(NetworkShape shape, NeuralNetConfiguration.Builder common) {
    this.shape = shape;
    this.graph = common.graphBuilder().addInputs(INPUT).setInputTypes(shape.inputType());
  }

  /** What all of them start with: weights drawn for ReLUs, after He et al. 2015. */
  static NeuralNetConfiguration.Builder common(IUpdater updater, long seed) {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .updater(updater)
        .weightInit(WeightInit.RELU);
  }

  /** The name of the layer added last. */
  String last() {
    return last;
  }

  GraphLayers add(String name, Layer layer) {
    graph.addLayer(name, layer, last);
    last = name;
    return this;
  }

  /** 3x3, followed by a ReLU. */
  GraphLayers convolution(String name, int filters, ConvolutionMode mode) {
    return add(
        name,
        new ConvolutionLayer.Builder(3, 3)
            .nOut(filters)
            .convolutionMode(mode)
            .activation(Activation.RELU)
            .build());
  }

  /** 3x3 that keeps height and width, without a bias and an activation: a normalization follows. */
  GraphLayers bareConvolution(String name, int filters) {
    return add(
        name,
        new ConvolutionLayer.Builder(3, 3)
            .nOut(filters)
            .convolutionMode(ConvolutionMode.Same)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build());
  }

  GraphLayers normalization(String name) {
    return add(name, new BatchNormalization.Builder().useLogStd(false).build());
  }

  GraphLayers relu(String name) {
    return add(name, new ActivationLayer(Activation.RELU));
  }

  /** Halves height and width. */
  GraphLayers maxPooling(String name) {
    return add(
        name, new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build());
  }

  /** {@code [n, channels, height, width]} to {@code [n, channels]}. */
  GraphLayers globalMaxPooling(String name) {
    return add(name, new GlobalPoolingLayer.Builder(PoolingType.MAX).build());
  }

  GraphLayers plus(String name, String other) {
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), last, other);
    last = name;
    return this;
  }

  /** Followed by a ReLU. */
  GraphLayers dense(String name, int units) {
    return add(name, dense(units).build());
  }

  /**
   * Likewise, of inputs that are left out at random while it is fitted.
   *
   * @param kept the part of them that is not left out
   */
  GraphLayers denseWithDropout(String name, int units, double kept) {
    return add(name, dense(units).dropOut(kept).build());
  }

  private static DenseLayer.Builder dense(int units) {
    return new DenseLayer.Builder().nOut(units).activation(Activation.RELU);
  }

  ComputationGraphConfiguration softmax() {
    add(
        OUTPUT,
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(shape.classes())
            .activation(Activation.SOFTMAX)
            .weightInit(WeightInit.XAVIER)
            .build());
    return graph.setOutputs(OUTPUT).build();
  }
}
