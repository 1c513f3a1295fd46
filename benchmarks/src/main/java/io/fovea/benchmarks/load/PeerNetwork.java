package io.fovea.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes a network down for those who have neither DL4J nor ONNX: the steps as JSON and, beside it,
 * all weights as float32, big-endian, in the order and layout of PyTorch's layers.
 */
final class PeerNetwork {
  private final ComputationGraph network;
  private final ArrayNode steps = new ObjectMapper().createArrayNode();

  private PeerNetwork(ComputationGraph network) {
    this.network = network;
  }

  static void write(NetworkSpec spec, ComputationGraph network, Path json) throws IOException {
    Path weights = json.resolveSibling(json.getFileName() + ".weights");
    PeerNetwork writing = new PeerNetwork(network);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(weights)))) {
      for (int i = 0; i < spec.steps().size(); i++) {
        writing.add(NetworkSpec.name(i), spec.steps().get(i), out);
      }
      writing.addWeighted("dense", NetworkSpec.OUTPUT, out);
    }
    Files.writeString(json, writing.steps.toString());
  }

  private void add(String name, NetworkSpec.Step step, DataOutputStream out) throws IOException {
    if (step instanceof NetworkSpec.Convolution convolution) {
      addWeighted("convolution", name, out)
          .put("stride", convolution.stride())
          .put("padding", convolution.padding());
    } else if (step instanceof NetworkSpec.Dense) {
      addWeighted("dense", name, out);
    } else {
      steps
          .addObject()
          .put("kind", step instanceof NetworkSpec.MaxPooling ? "max-pooling" : "global-pooling");
    }
  }

  private ObjectNode addWeighted(String kind, String layer, DataOutputStream out)
      throws IOException {
    INDArray stored = network.getLayer(layer).getParam("W");
    INDArray weights = stored.rank() == 2 ? stored.transpose() : stored;
    ObjectNode step = steps.addObject().put("kind", kind);
    ArrayNode shape = step.putArray("shape");
    for (long size : weights.shape()) {
      shape.add(size);
    }
    put(weights, out);
    put(network.getLayer(layer).getParam("b"), out);
    return step;
  }

  private static void put(INDArray array, DataOutputStream out) throws IOException {
    for (float value : array.dup('c').data().asFloat()) {
      out.writeFloat(value);
    }
  }
}
