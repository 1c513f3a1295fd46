package io.fovea.inference.quantization;

import java.util.Optional;
import onnx.Onnx;

/**
 * A node that multiplies with weights and adds up: what int8 is for.
 *
 * @param weights constant, float32
 * @param axis of the weights that counts the outputs
 * @param bias constant, {@code [outputs]}; absent if it adds none
 */
record MultiplyAdd(
    Onnx.NodeProto node, Onnx.TensorProto weights, int axis, Optional<Onnx.TensorProto> bias) {
  /**
   * A convolution of fewer channels stays float32: of a row of so few products, the int8 kernels
   * spend their time on putting it together. The first one of LeNet takes 5 times as long in int8.
   */
  private static final int LEAST_CHANNELS = 8;

  /** Of a node that is one and gains by int8. */
  static Optional<MultiplyAdd> of(Onnx.NodeProto node, FloatGraph graph) {
    if (node.getInputCount() < 2
        || graph.isConstant(node.getInput(0))
        || graph.floats(node.getInput(1)).isEmpty()) {
      return Optional.empty();
    }
    Onnx.TensorProto weights = graph.floats(node.getInput(1)).get();
    int axis = axis(node, weights);
    String biasName = node.getInputCount() > 2 ? node.getInput(2) : "";
    Optional<Onnx.TensorProto> bias = graph.floats(biasName);
    boolean knownBias =
        biasName.isEmpty()
            || bias.isPresent()
                && bias.get().getDimsCount() == 1
                && bias.get().getDims(0) == (axis < 0 ? -1 : weights.getDims(axis));
    return axis >= 0 && knownBias
        ? Optional.of(new MultiplyAdd(node, weights, axis, bias))
        : Optional.empty();
  }

  /** -1 for nodes that stay as they are. */
  private static int axis(Onnx.NodeProto node, Onnx.TensorProto weights) {
    if (FloatGraph.is(node, "Conv") && weights.getDimsCount() == 4) {
      long channels = weights.getDims(1) * FloatGraph.attribute(node, "group", 1);
      return channels >= LEAST_CHANNELS ? 0 : -1;
    } else if (FloatGraph.is(node, "MatMul") && weights.getDimsCount() == 2) {
      return 1;
    } else if (FloatGraph.is(node, "Gemm") && isPlain(node)) {
      return FloatGraph.attribute(node, "transB", 0) == 0 ? 1 : 0;
    }
    return -1;
  }

  private static boolean isPlain(Onnx.NodeProto gemm) {
    return FloatGraph.attribute(gemm, "transA", 0) == 0
        && FloatGraph.attribute(gemm, "alpha", 1f) == 1
        && FloatGraph.attribute(gemm, "beta", 1f) == 1;
  }

  String input() {
    return node.getInput(0);
  }

  String output() {
    return node.getOutput(0);
  }

  /**
   * The runtime has no int8 convolution that answers in float32; of products of matrices it has.
   */
  boolean answersInt8() {
    return FloatGraph.is(node, "Conv");
  }
}
