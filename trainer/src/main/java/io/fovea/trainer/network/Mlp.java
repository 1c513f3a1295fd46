package io.fovea.trainer.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.learning.config.IUpdater;

/** Dense 256, dense 128, softmax; ReLU between. */
final class Mlp {

  private Mlp() {}

  static ComputationGraphConfiguration configuration(
      NetworkShape shape, IUpdater updater, long seed) {
    NeuralNetConfiguration.Builder common = GraphLayers.common(updater, seed);
    return new GraphLayers(shape, common).dense("dense-1", 256).dense("dense-2", 128).softmax();
  }
}
