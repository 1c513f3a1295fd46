package io.fovea.inference.onnx;

import static io.fovea.inference.onnx.GraphBuilder.attribute;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/** Adds the nodes of a vertex that is no layer: where branches of a network meet. */
final class VertexTranslation {
  private static final int CHANNELS = 1;

  private VertexTranslation() {}

  /**
   * The graph's current value is the first input.
   *
   * @param inputs all of them, in order
   */
  static void add(GraphBuilder graph, String name, GraphVertex vertex, List<String> inputs) {
    // Exactly these classes: a subclass may compute anything.
    Class<?> type = vertex.getClass();
    if (type == ElementWiseVertex.class) {
      addElementWise(graph, name, ((ElementWiseVertex) vertex).getOp(), inputs);
    } else if (type == MergeVertex.class && ((MergeVertex) vertex).getMergeAxis() == CHANNELS) {
      graph.add("Concat", inputs.subList(1, inputs.size()), attribute("axis", CHANNELS));
    } else if (type == ScaleVertex.class) {
      double factor = ((ScaleVertex) vertex).getScaleFactor();
      graph.add("Mul", List.of(graph.scalar(name + ".factor", factor)));
    } else if (type == PreprocessorVertex.class && flattens((PreprocessorVertex) vertex)) {
      graph.add("Flatten", List.of(), attribute("axis", CHANNELS));
    } else if (type == MergeVertex.class) {
      throw refuse(name, vertex, "it merges along another axis than channels");
    } else {
      throw refuse(name, vertex, "this vertex type is not supported");
    }
  }

  /** As DL4J's importer of Keras networks has it, apart from the layer that takes the outcome. */
  private static boolean flattens(PreprocessorVertex vertex) {
    return vertex.getPreProcessor() instanceof CnnToFeedForwardPreProcessor flatten
        && flatten.getFormat() == CNN2DFormat.NCHW;
  }

  /** Two at a time where ONNX knows no more: runtimes fuse a plain Add with what is before it. */
  private static void addElementWise(
      GraphBuilder graph, String name, ElementWiseVertex.Op op, List<String> inputs) {
    List<String> more = inputs.subList(1, inputs.size());
    switch (op) {
      case Add -> more.forEach(input -> graph.add("Add", List.of(input)));
      case Product -> more.forEach(input -> graph.add("Mul", List.of(input)));
      case Subtract -> graph.add("Sub", more);
      case Average -> graph.add("Mean", more);
      case Max -> graph.add("Max", more);
      default ->
          throw new UnsupportedLayerException(
              "vertex %s cannot be written as ONNX: %s of inputs is not supported"
                  .formatted(name, op));
    }
  }

  private static UnsupportedLayerException refuse(String name, GraphVertex vertex, String why) {
    return new UnsupportedLayerException(
        "vertex %s (%s) cannot be written as ONNX: %s"
            .formatted(name, vertex.getClass().getSimpleName(), why));
  }
}
