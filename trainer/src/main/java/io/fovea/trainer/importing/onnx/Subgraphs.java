package io.fovea.trainer.importing.onnx;

import java.util.List;
import java.util.stream.Stream;
import onnx.Onnx;

/** What stands inside nodes: the branches of an {@code If}, the body of a {@code Loop}. */
final class Subgraphs {

  private Subgraphs() {}

  static List<Onnx.GraphProto> of(Onnx.NodeProto node) {
    return node.getAttributeList().stream()
        .flatMap(
            attribute ->
                Stream.concat(
                    attribute.hasG() ? Stream.of(attribute.getG()) : Stream.empty(),
                    attribute.getGraphsList().stream()))
        .toList();
  }

  /** Every constant of a graph, however deep. */
  static Stream<Onnx.TensorProto> tensors(Onnx.GraphProto graph) {
    Stream<Onnx.TensorProto> sparse =
        graph.getSparseInitializerList().stream()
            .flatMap(tensor -> Stream.of(tensor.getValues(), tensor.getIndices()));
    Stream<Onnx.TensorProto> own = Stream.concat(graph.getInitializerList().stream(), sparse);
    return Stream.concat(own, graph.getNodeList().stream().flatMap(Subgraphs::tensors));
  }

  private static Stream<Onnx.TensorProto> tensors(Onnx.NodeProto node) {
    Stream<Onnx.TensorProto> own =
        node.getAttributeList().stream()
            .flatMap(
                attribute ->
                    Stream.concat(
                        attribute.hasT() ? Stream.of(attribute.getT()) : Stream.empty(),
                        attribute.getTensorsList().stream()));
    return Stream.concat(own, of(node).stream().flatMap(Subgraphs::tensors));
  }

  /** The names of all values that a node takes, those of its subgraphs included. */
  static Stream<String> inputs(Onnx.NodeProto node) {
    return Stream.concat(
        node.getInputList().stream(),
        of(node).stream()
            .flatMap(graph -> graph.getNodeList().stream().flatMap(Subgraphs::inputs)));
  }

  /** The names of all values that a graph makes, those of its subgraphs included. */
  static Stream<String> values(Onnx.GraphProto graph) {
    Stream<String> given =
        Stream.concat(
            graph.getInputList().stream().map(Onnx.ValueInfoProto::getName),
            graph.getInitializerList().stream().map(Onnx.TensorProto::getName));
    Stream<String> made =
        graph.getNodeList().stream()
            .flatMap(
                node ->
                    Stream.concat(
                        node.getOutputList().stream(),
                        of(node).stream().flatMap(Subgraphs::values)));
    return Stream.concat(given, made);
  }
}
