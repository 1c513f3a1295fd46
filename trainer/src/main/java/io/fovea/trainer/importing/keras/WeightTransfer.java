package io.fovea.trainer.importing.keras;

import io.fovea.trainer.importing.ImportException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Sets a network's weights to those of Keras. Keras flattens feature maps with the channels last,
 * the network with the channels first: what comes behind a flatten has its weights reordered, so
 * that each meets the value that it was trained for.
 */
final class WeightTransfer {
  private final KerasFile file;
  private final ComputationGraph network;
  private final Map<String, InputType> types;
  private final Map<String, FeatureOrder> orders = new HashMap<>();

  /**
   * @param types of what comes out of each layer
   */
  WeightTransfer(KerasFile file, ComputationGraph network, Map<String, InputType> types) {
    this.file = file;
    this.network = network;
    this.types = types;
  }

  /**
   * @throws ImportException naming the layer, if its weights are missing or of another shape
   */
  void run(ChannelsFirst description) {
    orders.put(description.input(), FeatureOrder.SAME);
    for (LayerSpec layer : description.layers()) {
      orders.put(layer.name(), transfer(layer));
    }
    if (!orders.get(description.output()).isSame()) {
      throw new ImportException("its output is a feature map, so it is no classifier");
    }
  }

  /** Returns the order of what the layer gives. */
  private FeatureOrder transfer(LayerSpec layer) {
    FeatureOrder order = orders.get(layer.inputs().get(0));
    switch (layer.kind()) {
      case "Conv2D" -> weights(layer).setConvolution();
      case "BatchNormalization" -> weights(layer).setNormalization(order);
      case "Dense" -> {
        weights(layer).setDense(order);
        return FeatureOrder.SAME;
      }
      case LayerRules.FLATTEN -> {
        return flattened(layer);
      }
      default -> {
        return LayerRules.isMerge(layer) ? merged(layer) : order;
      }
    }
    return order;
  }

  private LayerWeights weights(LayerSpec layer) {
    return new LayerWeights(layer, network.getLayer(layer.name()), file.weights(layer.name()));
  }

  private FeatureOrder flattened(LayerSpec layer) {
    InputTypeConvolutional maps = (InputTypeConvolutional) types.get(layer.inputs().get(0));
    return FeatureOrder.flattened(
        (int) maps.getChannels(), (int) maps.getHeight(), (int) maps.getWidth());
  }

  private FeatureOrder merged(LayerSpec layer) {
    List<FeatureOrder> merged = layer.inputs().stream().map(orders::get).toList();
    if (layer.kind().equals("Concatenate")) {
      return FeatureOrder.joined(
          merged, layer.inputs().stream().mapToInt(this::features).toArray());
    }
    if (layer.inputs().stream().map(types::get).distinct().count() > 1) {
      throw new ImportException(
          layer.fault("merges outputs of different shapes, which is not supported"));
    }
    if (merged.stream().distinct().count() > 1) {
      throw new ImportException(
          layer.fault("merges flattened feature maps of different kinds, which is not supported"));
    }
    return merged.get(0);
  }

  private int features(String layer) {
    return (int) types.get(layer).arrayElementsPerExample();
  }
}
