package io.fovea.trainer.importing.onnx;

import io.fovea.inference.model.InputShape;
import io.fovea.inference.onnx.OnnxExport;
import java.util.Map;
import java.util.Set;
import onnx.Onnx;

/**
 * Fits a graph to the model file's contract: input {@code image [n, channels, height, width]},
 * output {@code probabilities [n, classes]}. What it computes in between stays.
 */
final class Contract {
  private static final String CHANNELS_LAST = "image_channels_last";
  private static final String SCORES = "scores_before_softmax";
  private static final Set<String> OURS =
      Set.of(OnnxExport.INPUT, OnnxExport.OUTPUT, CHANNELS_LAST, SCORES);
  private static final int[] TO_CHANNELS_LAST = {0, 2, 3, 1};

  private final ImageAxes axes;
  private final boolean softmax;

  /**
   * @param softmax whether one is to follow
   */
  Contract(ImageAxes axes, boolean softmax) {
    this.axes = axes;
    this.softmax = softmax;
  }

  Onnx.GraphProto fit(Onnx.GraphProto graph, GraphInput input, String output, int classes) {
    Map<String, String> names = Map.of(input.name(), first(), output, last());
    Onnx.GraphProto.Builder fitted = Renaming.of(graph, names, OURS).apply(graph).toBuilder();
    // What exporters note of shapes in between holds for their batch and their names.
    fitted.clearValueInfo();
    // Alone: old graphs have their constants there, too, and runtimes take those for variable.
    InputShape image = axes.image();
    fitted
        .clearInput()
        .addInput(value(OnnxExport.INPUT, image.channels(), image.height(), image.width()));
    fitted.clearOutput().addOutput(value(OnnxExport.OUTPUT, classes));
    if (axes.channelsLast()) {
      fitted.addNode(0, transpose());
    }
    if (softmax) {
      fitted.addNode(softmaxNode());
    }
    return fitted.build();
  }

  private String first() {
    return axes.channelsLast() ? CHANNELS_LAST : OnnxExport.INPUT;
  }

  private String last() {
    return softmax ? SCORES : OnnxExport.OUTPUT;
  }

  private static Onnx.ValueInfoProto value(String name, long... sizes) {
    Onnx.TensorShapeProto.Builder shape = Onnx.TensorShapeProto.newBuilder();
    shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
    for (long size : sizes) {
      shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    Onnx.TypeProto.Tensor tensor =
        Onnx.TypeProto.Tensor.newBuilder()
            .setElemType(Onnx.TensorProto.DataType.FLOAT_VALUE)
            .setShape(shape)
            .build();
    return Onnx.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(Onnx.TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static Onnx.NodeProto transpose() {
    Onnx.AttributeProto.Builder order =
        Onnx.AttributeProto.newBuilder()
            .setName("perm")
            .setType(Onnx.AttributeProto.AttributeType.INTS);
    for (int axis : TO_CHANNELS_LAST) {
      order.addInts(axis);
    }
    return node("Transpose", OnnxExport.INPUT, CHANNELS_LAST, order);
  }

  private static Onnx.NodeProto softmaxNode() {
    Onnx.AttributeProto.Builder axis =
        Onnx.AttributeProto.newBuilder()
            .setName("axis")
            .setType(Onnx.AttributeProto.AttributeType.INT)
            .setI(1);
    return node("Softmax", SCORES, OnnxExport.OUTPUT, axis);
  }

  private static Onnx.NodeProto node(
      String operator, String from, String to, Onnx.AttributeProto.Builder attribute) {
    return Onnx.NodeProto.newBuilder()
        .setName("fovea_" + operator)
        .setOpType(operator)
        .addInput(from)
        .addOutput(to)
        .addAttribute(attribute)
        .build();
  }
}
