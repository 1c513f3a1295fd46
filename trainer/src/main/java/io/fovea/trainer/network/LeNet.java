package io.fovea.trainer.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Convolution 32 3x3, max pooling 2x2, convolution 64 3x3, max pooling 2x2, dense 128, softmax;
 * ReLU between, and some dropout before the dense layer. After LeCun et al. 1998, "Gradient-based
 * learning applied to document recognition", with the sizes and the activation of today.
 */
final class LeNet {
  private static final double KEPT = 0.75;

  private LeNet() {}

  static ComputationGraphConfiguration configuration(
      NetworkShape shape, IUpdater updater, long seed) {
    NeuralNetConfiguration.Builder common = GraphLayers.common(updater, seed);
    return new GraphLayers(shape, common)
        .convolution("convolution-1", 32, ConvolutionMode.Truncate)
        .maxPooling("pooling-1")
        .convolution("convolution-2", 64, ConvolutionMode.Truncate)
        .maxPooling("pooling-2")
        .denseWithDropout("dense", 128, KEPT)
        .softmax();
  }
}
