package io.fovea.inference.quantization;

import java.util.Map;
import onnx.Onnx;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/**
 * Makes an int8 graph of a float32 one: weights in signed 7 bits with a scale for each output,
 * values in 8 bits with a scale and a zero for each tensor, sums in 32 (Jacob et al., "Quantization
 * and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", 2018).
 */
public final class GraphQuantization {
  /** Since then, weights may have a scale for each output. */
  private static final long LEAST_OPSET = 13;

  private GraphQuantization() {}

  /**
   * The int8 graph: same input, same output, same batches. The same arguments give the same bytes
   * on machines whose float32 arithmetic is the same.
   *
   * @param graph input {@code image [n, channels, height, width]}, output {@code probabilities [n,
   *     classes]}, float32, weights within
   * @throws UnquantizableGraphException naming why there can be none
   */
  public static byte[] quantize(byte[] graph, CalibrationImages images) {
    Onnx.ModelProto model = parse(graph);
    requireOperators(model);
    Onnx.ModelProto folded =
        model.toBuilder().setGraph(NormalizationFolding.fold(model.getGraph())).build();
    FloatGraph floats = new FloatGraph(folded.getGraph());
    QuantizationPlan plan = QuantizationPlan.of(floats);
    Map<String, ValueRange> ranges = Calibration.ranges(folded, plan.ranged(), images);
    return folded.toBuilder()
        .setProducerName("fovea")
        .setGraph(QuantizedGraph.write(floats, plan, ranges))
        .build()
        .toByteArray();
  }

  private static Onnx.ModelProto parse(byte[] graph) {
    try {
      return Onnx.ModelProto.parseFrom(graph);
    } catch (InvalidProtocolBufferException broken) {
      throw new UnquantizableGraphException("it is no ONNX graph", broken);
    }
  }

  private static void requireOperators(Onnx.ModelProto model) {
    long opset =
        model.getOpsetImportList().stream()
            .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
            .mapToLong(Onnx.OperatorSetIdProto::getVersion)
            .findFirst()
            .orElse(1);
    if (opset < LEAST_OPSET) {
      throw new UnquantizableGraphException(
          "its operators are of opset %d, and int8 takes %d or later: export and import it again with a newer one"
              .formatted(opset, LEAST_OPSET));
    }
    for (Onnx.NodeProto node : model.getGraph().getNodeList()) {
      if (FloatGraph.is(node, "QuantizeLinear") || FloatGraph.is(node, "DequantizeLinear")) {
        throw new UnquantizableGraphException("it is quantized already");
      }
      // What is in a branch takes values of the graph by names that rounding changes.
      if (node.getAttributeList().stream().anyMatch(a -> a.hasG() || a.getGraphsCount() > 0)) {
        throw new UnquantizableGraphException(
            "its operator %s has graphs within, which are not supported"
                .formatted(node.getOpType()));
      }
    }
  }
}
