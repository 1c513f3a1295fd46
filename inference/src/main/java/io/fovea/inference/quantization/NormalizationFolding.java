package io.fovea.inference.quantization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onnx.Onnx;

/**
 * Multiplies batch normalizations into the convolutions before them. Our own exporter has done so;
 * graphs from elsewhere may come with both. In float64, so that folding adds no error of its own.
 */
final class NormalizationFolding {
  private static final String FOLDED = "/folded";
  private static final float ONNX_EPSILON = 1e-5f;

  private final FloatGraph graph;
  private final Onnx.GraphProto.Builder folded;

  private NormalizationFolding(FloatGraph graph) {
    this.graph = graph;
    this.folded = graph.proto().toBuilder().clearNode();
  }

  static Onnx.GraphProto fold(Onnx.GraphProto graph) {
    return new NormalizationFolding(new FloatGraph(graph)).fold();
  }

  private Onnx.GraphProto fold() {
    Map<String, Onnx.NodeProto> normalizations = new HashMap<>(); // by the convolution's output
    graph.nodes().stream()
        .filter(this::isFoldable)
        .forEach(node -> normalizations.put(node.getInput(0), node));
    for (Onnx.NodeProto node : graph.nodes()) {
      Onnx.NodeProto normalization = normalizations.get(node.getOutput(0));
      if (normalization != null) {
        folded.addNode(folded(node, normalization));
      } else if (normalizations.get(input(node)) != node) {
        folded.addNode(node);
      }
    }
    return normalizations.isEmpty() ? graph.proto() : FloatGraph.pruned(folded.build());
  }

  private static String input(Onnx.NodeProto node) {
    return node.getInputCount() > 0 ? node.getInput(0) : "";
  }

  private boolean isFoldable(Onnx.NodeProto node) {
    if (!FloatGraph.is(node, "BatchNormalization")
        || node.getOutputCount() != 1
        || !graph.onlyConsumer(node.getInput(0)).equals(Optional.of(node))
        || !node.getInputList().stream().skip(1).allMatch(name -> graph.floats(name).isPresent())) {
      return false;
    }
    return graph
        .producer(node.getInput(0))
        .filter(before -> FloatGraph.is(before, "Conv"))
        .filter(
            before ->
                before.getInputList().stream()
                    .skip(1)
                    .allMatch(name -> graph.floats(name).isPresent()))
        .isPresent();
  }

  private Onnx.NodeProto folded(Onnx.NodeProto convolution, Onnx.NodeProto normalization) {
    float[][] of = // scale, shift, mean, variance
        Stream.of(1, 2, 3, 4)
            .map(i -> Tensors.floats(graph.floats(normalization.getInput(i)).orElseThrow()))
            .toArray(float[][]::new);
    double epsilon = FloatGraph.attribute(normalization, "epsilon", ONNX_EPSILON);
    Onnx.TensorProto weights = graph.floats(convolution.getInput(1)).orElseThrow();
    float[] scaled = Tensors.floats(weights);
    int channels = of[0].length;
    float[] bias =
        convolution.getInputCount() > 2
            ? Tensors.floats(graph.floats(convolution.getInput(2)).orElseThrow())
            : new float[channels];
    int perChannel = scaled.length / channels;
    for (int channel = 0; channel < channels; channel++) {
      double factor = of[0][channel] / Math.sqrt(of[3][channel] + epsilon);
      bias[channel] = (float) (of[1][channel] + (bias[channel] - of[2][channel]) * factor);
      for (int i = channel * perChannel; i < (channel + 1) * perChannel; i++) {
        scaled[i] = (float) (scaled[i] * factor);
      }
    }
    String name = normalization.getOutput(0) + FOLDED;
    folded.addInitializer(Tensors.floats(name + "/weights", scaled, weights.getDimsList()));
    folded.addInitializer(Tensors.floats(name + "/bias", bias, List.of((long) channels)));
    return convolution.toBuilder()
        .clearInput()
        .addAllInput(List.of(convolution.getInput(0), name + "/weights", name + "/bias"))
        .setOutput(0, normalization.getOutput(0))
        .build();
  }
}
