package io.fovea.inference.onnx;

import onnx.Onnx;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Writes a network as an ONNX graph that computes the same at inference: input {@code image} {@code
 * [n, channels, height, width]}, output {@code probabilities} {@code [n, classes]}, both float32,
 * {@code n} free. Operators as in opset 13 of the ONNX specification.
 */
public final class OnnxExport {
  public static final String INPUT = "image";
  public static final String OUTPUT = "probabilities";

  /** Old enough for every runtime since 2021, new enough for all that our layers need. */
  private static final int OPSET = 13;

  private static final int IR_VERSION = 7;

  private OnnxExport() {}

  /**
   * The graph of a network. The same network gives the same bytes.
   *
   * @throws UnsupportedLayerException naming the first layer that has no exact counterpart
   */
  public static byte[] export(ComputationGraph network, int channels, int height, int width) {
    if (network.getConfiguration().getDataType() != DataType.FLOAT) {
      throw new UnsupportedLayerException("only float32 networks can be written as ONNX");
    }
    if (network.getNumInputArrays() != 1 || network.getNumOutputArrays() != 1) {
      throw new UnsupportedLayerException(
          "only networks of one input and one output can be written as ONNX");
    }
    GraphBuilder graph = new GraphBuilder(INPUT, new long[] {channels, height, width});
    InputType image = InputType.convolutional(height, width, channels);
    InputType output = new GraphTranslation(network, image, graph).addAll();
    graph.finish(OUTPUT, output.arrayElementsPerExample());
    return model(graph).toByteArray();
  }

  private static Onnx.ModelProto model(GraphBuilder graph) {
    return Onnx.ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("fovea")
        .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph.build())
        .build();
  }
}
