package io.fovea.inference.quantization;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import onnx.Onnx;

/**
 * Which values of a graph are rounded to 8 bits. A runtime fuses a node with the roundings round it
 * into one that works on integers, where inputs and output are rounded; whatever else there is
 * computes in float32 on rounded values.
 */
final class QuantizationPlan {
  /** Operators that only move values or choose among them: what comes out needs no rounding. */
  private static final Set<String> MOVING =
      Set.of("MaxPool", "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze");

  /** Operators that the runtime has for 8 bits where all inputs are. */
  private static final Set<String> JOINING = Set.of("Add", "Concat");

  private static final Set<String> AVERAGING = Set.of("AveragePool", "GlobalAveragePool");

  private final FloatGraph graph;
  private final Map<Onnx.NodeProto, MultiplyAdd> multiplyAdds = new LinkedHashMap<>();
  private final Set<String> rounded = new HashSet<>();
  private final Map<String, String> roots = new HashMap<>();

  private QuantizationPlan(FloatGraph graph) {
    this.graph = graph;
  }

  /**
   * @throws UnquantizableGraphException if nothing in the graph gains by int8
   */
  static QuantizationPlan of(FloatGraph graph) {
    QuantizationPlan plan = new QuantizationPlan(graph);
    for (Onnx.NodeProto node : graph.nodes()) {
      MultiplyAdd.of(node, graph).ifPresent(found -> plan.multiplyAdds.put(node, found));
    }
    if (plan.multiplyAdds.isEmpty()) {
      throw new UnquantizableGraphException(
          "it has no convolution of 8 or more channels and no dense layer with weights of its own"
              + " that int8 could make faster");
    }
    plan.spread();
    plan.findRoots();
    return plan;
  }

  /** Until nothing is added: what is rounded for one branch may serve another. */
  private void spread() {
    int before;
    do {
      before = rounded.size();
      graph.nodes().forEach(this::spread);
    } while (rounded.size() > before);
  }

  private void spread(Onnx.NodeProto node) {
    Optional<MultiplyAdd> multiplyAdd = multiplyAdd(node);
    if (multiplyAdd.isPresent()) {
      rounded.add(multiplyAdd.get().input());
      if (multiplyAdd.get().answersInt8()) {
        rounded.add(behindActivation(node.getOutput(0)));
      }
    } else if (isMoving(node) || isOneOf(node, AVERAGING)) {
      if (rounded.contains(node.getInput(0))) {
        rounded.add(node.getOutput(0));
      }
    } else if (isOneOf(node, JOINING)
        && node.getInputList().stream().noneMatch(graph::isConstant)
        && node.getInputList().stream().anyMatch(rounded::contains)) {
      rounded.addAll(node.getInputList());
      rounded.add(behindActivation(node.getOutput(0)));
    }
  }

  private static boolean isOneOf(Onnx.NodeProto node, Set<String> operators) {
    return operators.stream().anyMatch(operator -> FloatGraph.is(node, operator));
  }

  static boolean isMoving(Onnx.NodeProto node) {
    return node.getOutputCount() == 1 && isOneOf(node, MOVING);
  }

  /** A ReLU costs nothing where it is the lower end of the rounding. */
  private String behindActivation(String value) {
    return graph
        .onlyConsumer(value)
        .filter(node -> FloatGraph.is(node, "Relu"))
        .map(relu -> relu.getOutput(0))
        .orElse(value);
  }

  private void findRoots() {
    for (Onnx.NodeProto node : graph.nodes()) {
      String output = node.getOutput(0);
      if (rounded.contains(output) && isMoving(node) && rounded.contains(node.getInput(0))) {
        roots.put(output, root(node.getInput(0)));
      }
    }
  }

  Optional<MultiplyAdd> multiplyAdd(Onnx.NodeProto node) {
    return Optional.ofNullable(multiplyAdds.get(node));
  }

  boolean isRounded(String value) {
    return rounded.contains(value);
  }

  /** The value whose range another one shares; itself if it has its own. */
  String root(String value) {
    return roots.getOrDefault(value, value);
  }

  /** Whose ranges must be known. */
  List<String> ranged() {
    return List.copyOf(new TreeSet<>(rounded.stream().map(this::root).toList()));
  }

  /** Whether a node does nothing that the rounding of its output does not do. */
  boolean isAbsorbed(Onnx.NodeProto node) {
    return FloatGraph.is(node, "Relu")
        && isRounded(node.getOutput(0))
        && !graph.isOutput(node.getOutput(0));
  }
}
