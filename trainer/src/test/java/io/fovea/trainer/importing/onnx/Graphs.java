package io.fovea.trainer.importing.onnx;

import java.util.ArrayList;
import java.util.List;
import onnx.Onnx;

/** Small graphs for tests, put together by hand. */
final class Graphs {
  static final int CLASSES = 2;

  private static final int OPSET = 13;

  private Graphs() {}

  /** Takes images of any number of channels, and tells means by channel: logits. */
  static Onnx.GraphProto.Builder pooling(long... input) {
    Onnx.GraphProto.Builder graph = graph(Onnx.TensorProto.DataType.FLOAT_VALUE, input);
    graph.addNode(node("GlobalAveragePool", "x", "pooled"));
    return graph
        .addNode(node("Flatten", "pooled", "flat"))
        .addNode(node("MatMul", List.of("flat", "w"), "y"))
        .addInitializer(floats("w", List.of(input[1], (long) CLASSES)));
  }

  /** An input {@code x} and an output {@code y}, and no nodes yet. */
  static Onnx.GraphProto.Builder graph(int type, long... input) {
    return Onnx.GraphProto.newBuilder()
        .setName("g")
        .addInput(value("x", type, input))
        .addOutput(value("y", Onnx.TensorProto.DataType.FLOAT_VALUE, input[0], CLASSES));
  }

  static byte[] model(Onnx.GraphProto.Builder graph) {
    return Onnx.ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  /** Sizes below 1 are free. */
  static Onnx.ValueInfoProto value(String name, int type, long... sizes) {
    Onnx.TensorShapeProto.Builder shape = Onnx.TensorShapeProto.newBuilder();
    for (long size : sizes) {
      Onnx.TensorShapeProto.Dimension.Builder axis = Onnx.TensorShapeProto.Dimension.newBuilder();
      shape.addDim(size < 1 ? axis.setDimParam("free" + -size) : axis.setDimValue(size));
    }
    return Onnx.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            Onnx.TypeProto.newBuilder()
                .setTensorType(
                    Onnx.TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
        .build();
  }

  static Onnx.NodeProto node(String operator, String input, String output) {
    return node(operator, List.of(input), output);
  }

  static Onnx.NodeProto node(
      String operator, List<String> inputs, String output, Onnx.AttributeProto... attributes) {
    return Onnx.NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(inputs)
        .addOutput(output)
        .addAllAttribute(List.of(attributes))
        .build();
  }

  /** Any values, all different. */
  static Onnx.TensorProto floats(String name, List<Long> sizes) {
    long count = sizes.stream().reduce(1L, (a, b) -> a * b);
    List<Float> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add((float) Math.sin(1 + i));
    }
    return Onnx.TensorProto.newBuilder()
        .setName(name)
        .setDataType(Onnx.TensorProto.DataType.FLOAT_VALUE)
        .addAllDims(sizes)
        .addAllFloatData(values)
        .build();
  }

  static Onnx.TensorProto longs(String name, Long... values) {
    return Onnx.TensorProto.newBuilder()
        .setName(name)
        .setDataType(Onnx.TensorProto.DataType.INT64_VALUE)
        .addDims(values.length)
        .addAllInt64Data(List.of(values))
        .build();
  }
}
