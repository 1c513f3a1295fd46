package io.fovea.trainer.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How large a network is, layer by layer, in the order in which they compute; without its inputs.
 *
 * @param layers each with what it has and does for one image
 */
public record NetworkSummary(List<LayerSummary> layers) {

  public NetworkSummary {
    layers = List.copyOf(layers);
  }

  /**
   * Sends one empty image through the network: what comes out of a layer has the shape that it has,
   * whichever layers somebody put into a configuration.
   *
   * @param network with one input, initialised
   */
  public static NetworkSummary of(ComputationGraph network, InputType input) {
    long[] shape = input.getShape(true);
    shape[0] = 1;
    INDArray image = Nd4j.zeros(network.getConfiguration().getDataType(), shape);
    Map<String, INDArray> outputs = network.feedForward(image, false);
    List<LayerSummary> layers = new ArrayList<>();
    for (int index : network.topologicalSortOrder()) {
      GraphVertex vertex = network.getVertices()[index];
      if (!vertex.isInputVertex()) {
        layers.add(summary(network, vertex, outputs));
      }
    }
    return new NetworkSummary(layers);
  }

  private static LayerSummary summary(
      ComputationGraph network, GraphVertex vertex, Map<String, INDArray> outputs) {
    String name = vertex.getVertexName();
    INDArray output = outputs.get(name);
    List<INDArray> inputs =
        network.getConfiguration().getVertexInputs().get(name).stream().map(outputs::get).toList();
    long parameters = vertex.hasLayer() ? vertex.getLayer().numParams() : 0;
    return new LayerSummary(
        name,
        LayerType.of(network, vertex),
        Arrays.stream(output.shape()).skip(1).boxed().toList(),
        parameters,
        MultiplyAdds.statistics(vertex),
        MultiplyAdds.of(network, vertex, inputs, output));
  }

  /** All numbers that a model file holds of the network. */
  public long parameters() {
    return sum(LayerSummary::parameters);
  }

  /** Those that are measured and not learned. */
  public long statistics() {
    return sum(LayerSummary::statistics);
  }

  /** For one image. */
  public long multiplyAdds() {
    return sum(LayerSummary::multiplyAdds);
  }

  private long sum(ToLongFunction<LayerSummary> figure) {
    return layers.stream().mapToLong(figure).sum();
  }
}
