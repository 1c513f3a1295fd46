package io.fovea.inference.quantization;

import io.fovea.inference.onnx.OnnxExport;
import java.util.List;
import java.util.SplittableRandom;
import onnx.Onnx;

/**
 * A graph as other exporters write them: a normalization behind its convolution, a dense layer with
 * its weights by rows, constants as lists. Takes {@code [n, 8, 6, 6]}.
 */
final class UnfoldedGraph {
  private static final int CHANNELS = 8;
  private static final int FILTERS = 12;
  private static final int CLASSES = 5;

  private final SplittableRandom random = new SplittableRandom(5);
  private final Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder().setName("other");

  private UnfoldedGraph() {}

  static byte[] bytes() {
    return model().toByteArray();
  }

  static Onnx.ModelProto model() {
    return new UnfoldedGraph().build();
  }

  static byte[] ofOpset(int version) {
    return model().toBuilder()
        .clearOpsetImport()
        .addOpsetImport(opset(version))
        .build()
        .toByteArray();
  }

  static byte[] withoutWeights() {
    Onnx.ModelProto.Builder model = model().toBuilder();
    model.getGraphBuilder().clearInitializer();
    return model.build().toByteArray();
  }

  static byte[] withBranch() {
    Onnx.ModelProto.Builder model = model().toBuilder();
    model
        .getGraphBuilder()
        .addNodeBuilder()
        .setOpType("If")
        .addOutput("branch")
        .addAttribute(
            Onnx.AttributeProto.newBuilder()
                .setName("then_branch")
                .setType(Onnx.AttributeProto.AttributeType.GRAPH)
                .setG(Onnx.GraphProto.getDefaultInstance()));
    return model.build().toByteArray();
  }

  private Onnx.ModelProto build() {
    graph.addInput(value(OnnxExport.INPUT, CHANNELS, 6, 6));
    constant("w", 0.4f, FILTERS, CHANNELS, 3, 3);
    node("Conv", "conv", OnnxExport.INPUT, "w");
    positive("gamma");
    constant("beta", 0.5f, FILTERS);
    constant("mean", 0.3f, FILTERS);
    positive("variance");
    node("BatchNormalization", "normalized", "conv", "gamma", "beta", "mean", "variance");
    node("Relu", "relu", "normalized");
    node("GlobalAveragePool", "pooled", "relu");
    node("Flatten", "flat", "pooled");
    constant("dense", 0.8f, CLASSES, FILTERS);
    constant("bias", 0.2f, CLASSES);
    node("Gemm", "logits", "flat", "dense", "bias");
    graph
        .getNodeBuilder(graph.getNodeCount() - 1)
        .addAttribute(
            Onnx.AttributeProto.newBuilder()
                .setName("transB")
                .setType(Onnx.AttributeProto.AttributeType.INT)
                .setI(1));
    node("Softmax", OnnxExport.OUTPUT, "logits");
    graph.addOutput(value(OnnxExport.OUTPUT, CLASSES));
    return Onnx.ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(opset(17))
        .setGraph(graph)
        .build();
  }

  private static Onnx.OperatorSetIdProto opset(int version) {
    return Onnx.OperatorSetIdProto.newBuilder().setDomain("").setVersion(version).build();
  }

  private void node(String operator, String output, String... inputs) {
    graph.addNode(
        Onnx.NodeProto.newBuilder()
            .setName(output)
            .setOpType(operator)
            .addAllInput(List.of(inputs))
            .addOutput(output));
  }

  private void positive(String name) {
    constant(name, 0, FILTERS);
    Onnx.TensorProto.Builder tensor =
        graph.getInitializerBuilder(graph.getInitializerCount() - 1).clearFloatData();
    for (int i = 0; i < FILTERS; i++) {
      tensor.addFloatData(0.5f + i / 10f);
    }
  }

  /** Uniform from -most to most. */
  private void constant(String name, float most, long... dims) {
    Onnx.TensorProto.Builder tensor =
        Onnx.TensorProto.newBuilder()
            .setName(name)
            .setDataType(Onnx.TensorProto.DataType.FLOAT_VALUE);
    long size = 1;
    for (long dim : dims) {
      tensor.addDims(dim);
      size *= dim;
    }
    for (long i = 0; i < size; i++) {
      tensor.addFloatData((float) ((random.nextDouble() * 2 - 1) * most));
    }
    graph.addInitializer(tensor);
  }

  private static Onnx.ValueInfoProto value(String name, long... dims) {
    Onnx.TensorShapeProto.Builder shape = Onnx.TensorShapeProto.newBuilder();
    shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
    for (long dim : dims) {
      shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(dim));
    }
    return Onnx.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            Onnx.TypeProto.newBuilder()
                .setTensorType(
                    Onnx.TypeProto.Tensor.newBuilder()
                        .setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)))
        .build();
  }
}
