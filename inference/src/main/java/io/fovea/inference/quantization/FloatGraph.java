package io.fovea.inference.quantization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx;

/**
 * What one asks of a graph before one rewrites it. Its nodes stand in the order of their values.
 */
final class FloatGraph {
  private final Onnx.GraphProto graph;
  private final Map<String, Onnx.TensorProto> constants = new HashMap<>();
  private final Map<String, Onnx.NodeProto> producers = new HashMap<>();
  private final Map<String, List<Onnx.NodeProto>> consumers = new HashMap<>();

  FloatGraph(Onnx.GraphProto graph) {
    this.graph = graph;
    graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
    for (Onnx.NodeProto node : graph.getNodeList()) {
      node.getOutputList().forEach(value -> producers.put(value, node));
      node.getInputList()
          .forEach(value -> consumers.computeIfAbsent(value, any -> new ArrayList<>()).add(node));
    }
  }

  Onnx.GraphProto proto() {
    return graph;
  }

  List<Onnx.NodeProto> nodes() {
    return graph.getNodeList();
  }

  /** A constant of float32, if that is what has the name. */
  Optional<Onnx.TensorProto> floats(String name) {
    return Optional.ofNullable(constants.get(name))
        .filter(tensor -> tensor.getDataType() == Onnx.TensorProto.DataType.FLOAT_VALUE);
  }

  boolean isConstant(String name) {
    return constants.containsKey(name);
  }

  Optional<Onnx.NodeProto> producer(String value) {
    return Optional.ofNullable(producers.get(value));
  }

  /** The one node that takes a value, and takes it once; none if it is an output of the graph. */
  Optional<Onnx.NodeProto> onlyConsumer(String value) {
    List<Onnx.NodeProto> all = consumers.getOrDefault(value, List.of());
    return all.size() == 1 && !isOutput(value) ? Optional.of(all.get(0)) : Optional.empty();
  }

  boolean isOutput(String value) {
    return graph.getOutputList().stream().anyMatch(output -> output.getName().equals(value));
  }

  /** An operator of ONNX itself, and no other of the same name. */
  static boolean is(Onnx.NodeProto node, String operator) {
    return node.getOpType().equals(operator)
        && (node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx"));
  }

  static long attribute(Onnx.NodeProto node, String name, long otherwise) {
    return find(node, name).map(Onnx.AttributeProto::getI).orElse(otherwise);
  }

  static float attribute(Onnx.NodeProto node, String name, float otherwise) {
    return find(node, name).map(Onnx.AttributeProto::getF).orElse(otherwise);
  }

  private static Optional<Onnx.AttributeProto> find(Onnx.NodeProto node, String name) {
    return node.getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst();
  }

  /** The same without constants that no node takes any more. */
  static Onnx.GraphProto pruned(Onnx.GraphProto graph) {
    Set<String> taken = new HashSet<>();
    graph.getNodeList().forEach(node -> taken.addAll(node.getInputList()));
    Set<String> unused = new HashSet<>();
    graph.getInitializerList().forEach(tensor -> unused.add(tensor.getName()));
    unused.removeAll(taken);
    Onnx.GraphProto.Builder pruned = graph.toBuilder().clearInitializer().clearInput();
    graph.getInitializerList().stream()
        .filter(tensor -> !unused.contains(tensor.getName()))
        .forEach(pruned::addInitializer);
    // Old exporters name constants among the inputs, too.
    graph.getInputList().stream()
        .filter(input -> !unused.contains(input.getName()))
        .forEach(pruned::addInput);
    return pruned.build();
  }
}
