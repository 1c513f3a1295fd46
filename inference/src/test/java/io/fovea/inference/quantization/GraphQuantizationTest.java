package io.fovea.inference.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.fovea.inference.Networks;
import io.fovea.inference.ResidualNetworks;
import io.fovea.inference.model.InputShape;
import io.fovea.inference.onnx.OnnxExport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import onnx.Onnx;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;

class GraphQuantizationTest {
  private static final InputShape DIGIT = InputShape.of(1, 28, 28);
  private static final InputShape COLOUR = InputShape.of(3, 12, 8);

  static Stream<Arguments> graphs() {
    return Stream.of(
        Arguments.of(DIGIT, lenet()),
        Arguments.of(DIGIT, dense()),
        Arguments.of(COLOUR, residual(PoolingType.MAX, PoolingType.AVG)),
        Arguments.of(COLOUR, residual(PoolingType.AVG, PoolingType.MAX)),
        Arguments.of(InputShape.of(8, 6, 6), UnfoldedGraph.bytes()));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void answersNearlyAsFloat32OnImagesThatItWasNotCalibratedOn(InputShape input, byte[] graph) {
    byte[] int8 = GraphQuantization.quantize(graph, Graphs.images(input, 64, 1));

    CalibrationImages others = Graphs.images(input, 50, 2);
    float[][] expected = Graphs.run(graph, others, OptLevel.ALL_OPT);
    float[][] actual = Graphs.run(int8, others, OptLevel.ALL_OPT);
    assertThat(Graphs.largestDifference(actual, expected)).isLessThan(0.04);
    assertThat(same(actual, expected)).isGreaterThan(45);
  }

  /** Without fusing, the runtime computes in float32 with each rounding as the standard has it. */
  @ParameterizedTest
  @MethodSource("graphs")
  void isFusedToWhatTheStandardSays(InputShape input, byte[] graph) {
    byte[] int8 = GraphQuantization.quantize(graph, Graphs.images(input, 64, 1));

    CalibrationImages others = Graphs.images(input, 50, 2);
    float[][] plain = Graphs.run(int8, others, OptLevel.NO_OPT);
    float[][] fused = Graphs.run(int8, others, OptLevel.ALL_OPT);
    assertThat(Graphs.largestDifference(fused, plain)).isLessThan(0.01);
  }

  @Test
  void leavesTheFirstConvolutionOfFewChannelsAloneAndFusesAllElse(@TempDir Path folder) {
    byte[] int8 = GraphQuantization.quantize(lenet(), Graphs.images(DIGIT, 8, 1));

    assertThat(Graphs.operators(int8, folder))
        .containsOnlyOnce("QuantizeLinear", "QLinearConv")
        .contains("QGemm")
        .doesNotContain("Relu", "Gemm", "DequantizeLinear");
  }

  @Test
  void poolsBeforeItRoundsBehindAFloat32Convolution(@TempDir Path folder) {
    byte[] int8 = GraphQuantization.quantize(lenet(), Graphs.images(DIGIT, 8, 1));

    assertThat(Graphs.operators(int8, folder))
        .containsSubsequence("MaxPool", "QuantizeLinear", "QLinearConv", "MaxPool", "QGemm");
  }

  @Test
  void fusesBranches(@TempDir Path folder) {
    byte[] graph = residual(PoolingType.MAX, PoolingType.AVG);

    List<String> operators =
        Graphs.operators(GraphQuantization.quantize(graph, Graphs.images(COLOUR, 8, 1)), folder);

    assertThat(operators)
        .contains("QLinearAdd", "QLinearGlobalAveragePool", "QGemm")
        .doesNotContain("Add", "Gemm", "GlobalAveragePool");
  }

  @Test
  void foldsNormalizationsThatAnotherExporterLeft() {
    byte[] graph = UnfoldedGraph.bytes();
    Onnx.ModelProto model = UnfoldedGraph.model();
    Onnx.GraphProto folded = NormalizationFolding.fold(model.getGraph());
    byte[] bytes = model.toBuilder().setGraph(folded).build().toByteArray();

    assertThat(folded.getNodeList())
        .extracting(Onnx.NodeProto::getOpType)
        .doesNotContain("BatchNormalization");
    CalibrationImages images = Graphs.images(InputShape.of(8, 6, 6), 20, 3);
    assertThat(
            Graphs.largestDifference(
                Graphs.run(bytes, images, OptLevel.NO_OPT),
                Graphs.run(graph, images, OptLevel.NO_OPT)))
        .isLessThan(1e-5);
  }

  @Test
  void takesAQuarterOfTheSpace() {
    byte[] graph = lenet();
    assertThat(GraphQuantization.quantize(graph, Graphs.images(DIGIT, 8, 1)).length)
        .isLessThan(graph.length * 3 / 10);
  }

  @Test
  void givesTheSameBytesForTheSameImages() {
    assertThat(GraphQuantization.quantize(lenet(), Graphs.images(DIGIT, 8, 1)))
        .isEqualTo(GraphQuantization.quantize(lenet(), Graphs.images(DIGIT, 8, 1)));
  }

  @Test
  void refusesWhatCannotBeQuantizedSayingWhy() {
    CalibrationImages images = Graphs.images(DIGIT, 2, 1);
    byte[] int8 = GraphQuantization.quantize(lenet(), images);

    assertRefused(int8, images, "quantized already");
    assertRefused(new byte[] {1, 2, 3}, images, "no ONNX graph");
    assertRefused(UnfoldedGraph.ofOpset(11), images, "opset 11", "13 or later");
    assertRefused(UnfoldedGraph.withoutWeights(), images, "no convolution", "no dense layer");
    assertRefused(UnfoldedGraph.withBranch(), images, "If", "graphs within");
  }

  private static void assertRefused(byte[] graph, CalibrationImages images, String... words) {
    assertThatThrownBy(() -> GraphQuantization.quantize(graph, images))
        .isInstanceOf(UnquantizableGraphException.class)
        .message()
        .contains(words);
  }

  private static byte[] lenet() {
    return OnnxExport.export(Networks.lenet(), 1, 28, 28);
  }

  private static byte[] dense() {
    return OnnxExport.export(
        Networks.network(
            InputType.convolutional(28, 28, 1),
            10,
            new DenseLayer.Builder().nOut(32).activation(Activation.RELU).build(),
            new DenseLayer.Builder().nOut(32).activation(Activation.TANH).build()),
        1,
        28,
        28);
  }

  private static byte[] residual(PoolingType local, PoolingType global) {
    InputType image = InputType.convolutional(12, 8, 3);
    return OnnxExport.export(ResidualNetworks.network(image, local, global, true), 3, 12, 8);
  }

  private static long same(float[][] one, float[][] other) {
    return java.util.stream.IntStream.range(0, one.length)
        .filter(row -> largest(one[row]) == largest(other[row]))
        .count();
  }

  private static int largest(float[] row) {
    float[] sorted = row.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < row.length; i++) {
      if (row[i] == sorted[row.length - 1]) {
        return i;
      }
    }
    throw new AssertionError(Arrays.toString(row));
  }
}
