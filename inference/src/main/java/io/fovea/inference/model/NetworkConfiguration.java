package io.fovea.inference.model;

import java.nio.charset.StandardCharsets;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A network's structure without its weights, as {@code toJson()} of DL4J writes it. */
public final class NetworkConfiguration {

  private NetworkConfiguration() {}

  /**
   * Reads the configuration of a ComputationGraph, or of a MultiLayerNetwork, which becomes one.
   *
   * @param seed of the weights that it will start with, whatever the text says
   * @throws IllegalArgumentException with a sentence for people, which starts with "its"
   */
  public static ComputationGraphConfiguration parse(byte[] json, long seed) {
    boolean layers = StoredNetwork.checkedConfiguration(json).has(StoredNetwork.LAYERS);
    String text = new String(json, StandardCharsets.UTF_8);
    try {
      ComputationGraphConfiguration configuration =
          layers ? ofLayers(text) : ComputationGraphConfiguration.fromJson(text);
      setSeed(configuration, seed);
      return configuration;
    } catch (RuntimeException refused) {
      throw new IllegalArgumentException(
          "its network cannot be built (" + refused.getMessage() + ")", refused);
    }
  }

  private static ComputationGraphConfiguration ofLayers(String json) {
    MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
    network.init();
    return network.toComputationGraph().getConfiguration();
  }

  /** DL4J's conversion takes the time of day for a seed, and so gives other weights each time. */
  private static void setSeed(ComputationGraphConfiguration configuration, long seed) {
    configuration.getDefaultConfiguration().setSeed(seed);
    configuration.getVertices().values().stream()
        .filter(LayerVertex.class::isInstance)
        .forEach(vertex -> ((LayerVertex) vertex).getLayerConf().setSeed(seed));
  }
}
