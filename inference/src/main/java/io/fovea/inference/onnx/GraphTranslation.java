package io.fovea.inference.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/** Walks a network from its input to its output, and adds the nodes of each vertex to a graph. */
final class GraphTranslation {
  private final ComputationGraph network;
  private final ComputationGraphConfiguration configuration;
  private final GraphBuilder graph;

  /** What comes out of each vertex. */
  private final Map<String, InputType> types;

  /** The name of that in the ONNX graph, for each vertex that was passed. */
  private final Map<String, String> values = new HashMap<>();

  GraphTranslation(ComputationGraph network, InputType image, GraphBuilder graph) {
    this.network = network;
    this.graph = graph;
    // Asking for types may complete a configuration: not the network's own.
    configuration = network.getConfiguration().clone();
    types = configuration.getLayerActivationTypes(image);
    types.put(input(), image);
    values.put(input(), graph.current());
  }

  /** Leaves the graph's current value at the network's output, and returns what that is. */
  InputType addAll() {
    for (int index : network.topologicalSortOrder()) {
      String name = network.getVertices()[index].getVertexName();
      if (!values.containsKey(name)) {
        addVertex(name, configuration.getVertices().get(name));
        values.put(name, graph.current());
      }
    }
    String output = configuration.getNetworkOutputs().get(0);
    graph.continueFrom(values.get(output));
    return types.get(output);
  }

  private void addVertex(String name, GraphVertex vertex) {
    List<String> inputs = configuration.getVertexInputs().get(name);
    graph.continueFrom(values.get(inputs.get(0)));
    if (vertex instanceof LayerVertex layer) {
      addLayer(name, layer, inputs.get(0));
    } else {
      VertexTranslation.add(graph, name, vertex, inputs.stream().map(values::get).toList());
    }
  }

  private void addLayer(String name, LayerVertex vertex, String input) {
    flattenIfAsked(name, vertex.getPreProcessor(), input);
    // DL4J knows no output type of a loss layer; it changes no shape.
    if (vertex.getLayerConf().getLayer() instanceof LossLayer) {
      types.put(name, types.get(input));
    }
    LayerStep step = step(name, input);
    Optional<LayerStep> normalization = foldable(step);
    if (normalization.isPresent()) {
      SpatialLayers.addConvolution(graph, step, normalization);
      values.put(normalization.get().name(), graph.current());
    } else {
      LayerTranslation.add(graph, step);
    }
  }

  private LayerStep step(String name, String input) {
    return new LayerStep(name, network.getLayer(name), types.get(input), types.get(name));
  }

  private void flattenIfAsked(String name, InputPreProcessor between, String input) {
    if (between instanceof CnnToFeedForwardPreProcessor) {
      graph.add("Flatten", List.of(), GraphBuilder.attribute("axis", 1));
    } else if (between != null
        && !(input.equals(input()) && between instanceof FeedForwardToCnnPreProcessor)) {
      throw new UnsupportedLayerException(
          "the preprocessor of layer %s (%s) cannot be written as ONNX"
              .formatted(name, between.getClass().getSimpleName()));
    }
  }

  /** A batch normalization that alone takes what a convolution without activation gives. */
  private Optional<LayerStep> foldable(LayerStep step) {
    List<String> consumers = consumers(step.name());
    if (step.conf().getClass() != ConvolutionLayer.class
        || !(((ConvolutionLayer) step.conf()).getActivationFn() instanceof ActivationIdentity)
        || consumers.size() != 1
        || configuration.getNetworkOutputs().contains(step.name())
        || !(configuration.getVertices().get(consumers.get(0)) instanceof LayerVertex next)
        || next.getPreProcessor() != null) {
      return Optional.empty();
    }
    return Optional.of(step(consumers.get(0), step.name()))
        .filter(NormalizationLayers::isPerChannel);
  }

  /** Once for each time that it takes it. */
  private List<String> consumers(String name) {
    return configuration.getVertexInputs().entrySet().stream()
        .flatMap(
            vertex -> vertex.getValue().stream().filter(name::equals).map(i -> vertex.getKey()))
        .toList();
  }

  private String input() {
    return configuration.getNetworkInputs().get(0);
  }
}
