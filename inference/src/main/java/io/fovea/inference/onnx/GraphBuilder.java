package io.fovea.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import onnx.Onnx;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.protobuf.ByteString;

/**
 * A graph that grows node by node, each taking what the one before it gave, or an earlier value.
 */
final class GraphBuilder {
  private final Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder().setName("fovea");
  private String current;
  private int nodes;

  GraphBuilder(String input, long[] shape) {
    graph.addInput(value(input, shape));
    current = input;
  }

  /** The value that the next node will take. */
  String current() {
    return current;
  }

  /** Makes an earlier value the one that the next node will take. */
  void continueFrom(String value) {
    current = value;
  }

  /** Adds a node behind the current value; {@code more} are its further inputs. */
  void add(String operator, List<String> more, Onnx.AttributeProto... attributes) {
    List<String> inputs = new ArrayList<>(List.of(current));
    inputs.addAll(more);
    addNode(operator, inputs, attributes);
  }

  /** Adds a node with these inputs; its output is the current value from here on. */
  void addNode(String operator, List<String> inputs, Onnx.AttributeProto... attributes) {
    String output = operator.toLowerCase(java.util.Locale.ROOT) + "_" + nodes++;
    graph.addNode(
        Onnx.NodeProto.newBuilder()
            .setName(output)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    current = output;
  }

  /** A constant with these values and this shape, in {@code 'c'} order. */
  String constant(String name, INDArray values, long... shape) {
    float[] floats = values.dup('c').data().asFloat();
    ByteBuffer bytes = bytes(floats.length * Float.BYTES);
    bytes.asFloatBuffer().put(floats);
    return constant(name, bytes, Onnx.TensorProto.DataType.FLOAT_VALUE, shape);
  }

  /** A constant vector of whole numbers, as shapes and paddings are given. */
  String constant(String name, long... values) {
    ByteBuffer bytes = bytes(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    return constant(name, bytes, Onnx.TensorProto.DataType.INT64_VALUE, values.length);
  }

  /** A constant number. */
  String scalar(String name, double value) {
    ByteBuffer bytes = bytes(Float.BYTES).putFloat(0, (float) value);
    return constant(name, bytes, Onnx.TensorProto.DataType.FLOAT_VALUE);
  }

  private String constant(String name, ByteBuffer content, int type, long... shape) {
    Onnx.TensorProto.Builder tensor =
        Onnx.TensorProto.newBuilder()
            .setName(name)
            .setDataType(type)
            .setRawData(ByteString.copyFrom(content));
    for (long size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** ONNX lays raw data out little-endian on every machine. */
  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Names the current value as the graph's output, {@code [n, classes]}. */
  void finish(String output, long classes) {
    graph.addNode(
        Onnx.NodeProto.newBuilder()
            .setName(output)
            .setOpType("Identity")
            .addInput(current)
            .addOutput(output));
    graph.addOutput(value(output, new long[] {classes}));
  }

  Onnx.GraphProto build() {
    return graph.build();
  }

  private static Onnx.ValueInfoProto value(String name, long[] shape) {
    Onnx.TensorShapeProto.Builder sizes = Onnx.TensorShapeProto.newBuilder();
    sizes.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
    for (long size : shape) {
      sizes.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return Onnx.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            Onnx.TypeProto.newBuilder()
                .setTensorType(
                    Onnx.TypeProto.Tensor.newBuilder()
                        .setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE)
                        .setShape(sizes)))
        .build();
  }

  static Onnx.AttributeProto attribute(String name, long value) {
    return named(name, Onnx.AttributeProto.AttributeType.INT).setI(value).build();
  }

  static Onnx.AttributeProto attribute(String name, double value) {
    return named(name, Onnx.AttributeProto.AttributeType.FLOAT).setF((float) value).build();
  }

  static Onnx.AttributeProto attribute(String name, int... values) {
    Onnx.AttributeProto.Builder attribute = named(name, Onnx.AttributeProto.AttributeType.INTS);
    for (int value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static Onnx.AttributeProto.Builder named(
      String name, Onnx.AttributeProto.AttributeType type) {
    return Onnx.AttributeProto.newBuilder().setName(name).setType(type);
  }
}
