package io.fovea.inference.quantization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx;

/**
 * Writes a graph with its roundings: {@code QuantizeLinear} and {@code DequantizeLinear} round the
 * nodes as they were, all of them operators of ONNX itself. A runtime without int8 kernels computes
 * the same in float32; ONNX Runtime fuses them.
 */
final class QuantizedGraph {
  private static final String ROUNDED = "/rounded";
  private static final List<Long> SCALAR = List.of();

  private final QuantizationPlan plan;
  private final Map<String, ValueRange> ranges;
  private final Onnx.GraphProto.Builder written;
  private final Set<String> constants = new HashSet<>();

  private QuantizedGraph(FloatGraph graph, QuantizationPlan plan, Map<String, ValueRange> ranges) {
    this.plan = plan;
    this.ranges = ranges;
    this.written = graph.proto().toBuilder().clearNode().clearValueInfo();
  }

  static Onnx.GraphProto write(
      FloatGraph graph, QuantizationPlan plan, Map<String, ValueRange> ranges) {
    return new QuantizedGraph(graph, plan, ranges).write(graph);
  }

  private Onnx.GraphProto write(FloatGraph graph) {
    graph.proto().getInputList().stream()
        .map(Onnx.ValueInfoProto::getName)
        .filter(plan::isRounded)
        .forEach(input -> addRounding(input, input));
    graph.nodes().forEach(this::add);
    return FloatGraph.pruned(written.build());
  }

  private void add(Onnx.NodeProto node) {
    if (plan.isAbsorbed(node)) {
      addRounding(now(node.getInput(0)), node.getOutput(0));
      return;
    }
    List<String> inputs = new ArrayList<>(node.getInputList().stream().map(this::now).toList());
    plan.multiplyAdd(node).ifPresent(found -> putWeights(found, inputs));
    written.addNode(node.toBuilder().clearInput().addAllInput(inputs));
    node.getOutputList().stream()
        .filter(plan::isRounded)
        .forEach(output -> addRounding(held(node, output), output));
  }

  /**
   * The runtime moves a rounding up over nodes that only move values, so that a pooling in float32
   * would become one of 8 bits over four times as many of them, 30 times as slow. A ReLU on what is
   * never negative does nothing but hold it; the runtime drops it once roundings stand.
   */
  private String held(Onnx.NodeProto node, String output) {
    boolean goesUp = QuantizationPlan.isMoving(node) && !plan.isRounded(node.getInput(0));
    if (!goesUp || ranges.get(plan.root(output)).least() < 0) {
      return output;
    }
    addNode("Relu", List.of(output), output + "/held");
    return output + "/held";
  }

  /** Under which name a value stands where nodes take it. */
  private String now(String value) {
    return plan.isRounded(value) ? value + ROUNDED : value;
  }

  /** What was {@code value} comes, rounded, from {@code from}. */
  private void addRounding(String from, String value) {
    String root = plan.root(value);
    String scale = root + "/scale";
    String zero = root + "/zero";
    if (constants.add(root)) {
      ValueRange range = ranges.get(root);
      written.addInitializer(Tensors.floats(scale, new float[] {range.scale()}, SCALAR));
      written.addInitializer(Tensors.unsigned(zero, range.zeroPoint()));
    }
    String steps = value + "/steps";
    addNode("QuantizeLinear", List.of(from, scale, zero), steps);
    addNode("DequantizeLinear", List.of(steps, scale, zero), value + ROUNDED);
  }

  private void putWeights(MultiplyAdd node, List<String> inputs) {
    float inputScale = ranges.get(plan.root(node.input())).scale();
    QuantizedWeights quantized = QuantizedWeights.of(node, inputScale);
    List<Long> outputs = List.of((long) quantized.scales().length);
    // By the node and not by the constant: two nodes may share one and not its scales.
    String name = node.output() + "/weights";
    written.addInitializer(
        Tensors.signed(name + "/steps", quantized.values(), node.weights().getDimsList()));
    written.addInitializer(Tensors.floats(name + "/scales", quantized.scales(), outputs));
    written.addInitializer(
        Tensors.signed(name + "/zeros", new byte[quantized.scales().length], outputs));
    addNode(
        "DequantizeLinear",
        List.of(name + "/steps", name + "/scales", name + "/zeros"),
        name,
        axis(node.axis()));
    inputs.set(1, name);
    quantized.bias().ifPresent(steps -> inputs.set(2, bias(node, steps, quantized.biasScales())));
  }

  private String bias(MultiplyAdd node, int[] steps, float[] scales) {
    List<Long> outputs = List.of((long) steps.length);
    String name = node.output() + "/bias";
    written.addInitializer(Tensors.integers(name + "/steps", steps, outputs));
    written.addInitializer(Tensors.floats(name + "/scales", scales, outputs));
    written.addInitializer(Tensors.integers(name + "/zeros", new int[steps.length], outputs));
    addNode(
        "DequantizeLinear",
        List.of(name + "/steps", name + "/scales", name + "/zeros"),
        name,
        axis(0));
    return name;
  }

  private void addNode(
      String operator, List<String> inputs, String output, Onnx.AttributeProto... attributes) {
    written.addNode(
        Onnx.NodeProto.newBuilder()
            .setName(output)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
  }

  private static Onnx.AttributeProto axis(int axis) {
    return Onnx.AttributeProto.newBuilder()
        .setName("axis")
        .setType(Onnx.AttributeProto.AttributeType.INT)
        .setI(axis)
        .build();
  }
}
