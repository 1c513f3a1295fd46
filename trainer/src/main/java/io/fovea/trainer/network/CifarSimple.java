package io.fovea.trainer.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Convolution 32 3x3, max pooling 2x2, convolution 64 3x3, max pooling 2x2, dense 128 behind a
 * dropout, softmax; with an L2 penalty: the network of many tutorials.
 */
final class CifarSimple {
  private static final double PENALTY = 1e-4;
  private static final double KEPT = 0.75;

  private CifarSimple() {}

  static ComputationGraphConfiguration configuration(
      NetworkShape shape, IUpdater updater, long seed) {
    NeuralNetConfiguration.Builder common = GraphLayers.common(updater, seed).l2(PENALTY);
    return new GraphLayers(shape, common)
        .convolution("convolution-1", 32, ConvolutionMode.Same)
        .maxPooling("pooling-1")
        .convolution("convolution-2", 64, ConvolutionMode.Same)
        .maxPooling("pooling-2")
        .denseWithDropout("dense", 128, KEPT)
        .softmax();
  }
}
