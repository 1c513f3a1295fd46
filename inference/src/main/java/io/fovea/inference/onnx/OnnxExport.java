package io.fovea.inference.onnx;

import java.util.List;
import onnx.Onnx;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
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
  public static byte[] export(MultiLayerNetwork network, int channels, int height, int width) {
    if (network.getLayerWiseConfigurations().getDataType() != DataType.FLOAT) {
      throw new UnsupportedLayerException("only float32 networks can be written as ONNX");
    }
    GraphBuilder graph = new GraphBuilder(INPUT, new long[] {channels, height, width});
    InputType type = InputType.convolutional(height, width, channels);
    List<InputType> outputs = network.getLayerWiseConfigurations().getLayerActivationTypes(type);
    for (int index = 0; index < network.getnLayers(); index++) {
      flattenIfAsked(graph, network.getLayerWiseConfigurations().getInputPreProcess(index), index);
      LayerStep step = new LayerStep(index, network.getLayer(index), type, outputs.get(index));
      LayerTranslation.add(graph, step);
      // DL4J knows no output type of a loss layer; it changes no shape.
      type = step.conf() instanceof LossLayer ? type : outputs.get(index);
    }
    graph.finish(OUTPUT, type.arrayElementsPerExample());
    return model(graph).toByteArray();
  }

  private static void flattenIfAsked(GraphBuilder graph, InputPreProcessor between, int index) {
    if (between instanceof CnnToFeedForwardPreProcessor) {
      graph.add("Flatten", List.of(), GraphBuilder.attribute("axis", 1));
    } else if (between != null
        && !(index == 0 && between instanceof FeedForwardToCnnPreProcessor)) {
      throw new UnsupportedLayerException(
          "the preprocessor of layer %d (%s) cannot be written as ONNX"
              .formatted(index, between.getClass().getSimpleName()));
    }
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
