package io.fovea.trainer.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * A convolution of 16, then three stages that each halve the image: convolution, max pooling, and
 * two convolutions with a shortcut past them. All 3x3, each with batch normalization and ReLU;
 * global max pooling and softmax at the end.
 *
 * <p>Shortcuts after He et al. 2016, "Deep Residual Learning for Image Recognition"; few and wide
 * stages after Zagoruyko and Komodakis 2016, "Wide Residual Networks": on a CPU, a deep and narrow
 * network of the same size takes twice as long.
 */
final class ResNet {
  private static final int STEM = 16;

  private ResNet() {}

  /**
   * @param decay part of each weight that a step of size 1 takes away. It comes behind the
   *     momentum: where others add 5e-4 to the gradient, ahead of a momentum of 0.9, this is 5e-3
   * @param filters of each stage
   */
  static ComputationGraphConfiguration configuration(
      NetworkShape shape, IUpdater updater, long seed, double decay, int... filters) {
    NeuralNetConfiguration.Builder common =
        GraphLayers.common(updater, seed).regularization(List.of(new WeightDecay(decay, true)));
    GraphLayers layers = new GraphLayers(shape, common);
    normalized(layers, "stem", STEM);
    for (int stage = 0; stage < filters.length; stage++) {
      stage(layers, "stage-" + (stage + 1), filters[stage]);
    }
    return layers.globalMaxPooling("pooling").softmax();
  }

  /** Pooled before the normalization: the same work on a quarter of the pixels. */
  private static void stage(GraphLayers layers, String name, int filters) {
    layers
        .bareConvolution(name, filters)
        .maxPooling(name + "-pooling")
        .normalization(name + "-normalization")
        .relu(name + "-relu");
    String before = layers.last();
    normalized(layers, name + "-1", filters);
    normalized(layers, name + "-2", filters);
    layers.plus(name + "-sum", before);
  }

  private static void normalized(GraphLayers layers, String name, int filters) {
    layers
        .bareConvolution(name, filters)
        .normalization(name + "-normalization")
        .relu(name + "-relu");
  }
}
