package io.fovea.inference.onnx;

import static io.fovea.inference.Networks.CHANNELS;
import static io.fovea.inference.Networks.CLASSES;
import static io.fovea.inference.Networks.HEIGHT;
import static io.fovea.inference.Networks.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.Networks;
import io.fovea.inference.ResidualNetworks;
import io.fovea.inference.engine.OneDnnLayers;
import java.util.List;
import onnx.Onnx;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks that branch: ONNX Runtime must compute what plain DL4J does. */
class GraphExportTest {

  @ParameterizedTest
  @CsvSource({"11, 9, false", "11, 9, true", "12, 8, false", "12, 9, true"})
  void translatesResidualNetworks(int height, int width, boolean bias) {
    for (PoolingType global : List.of(PoolingType.AVG, PoolingType.MAX)) {
      InputType image = InputType.convolutional(height, width, CHANNELS);
      ComputationGraph network = ResidualNetworks.network(image, PoolingType.AVG, global, bias);
      byte[] graph = OnnxExport.export(network, CHANNELS, height, width);
      INDArray seven = Networks.random(7, CHANNELS, height, width);

      OnnxRun.assertSame(graph, network, Networks.random(1, CHANNELS, height, width), 1e-5);
      OnnxRun.assertSame(graph, network, seven, 1e-5);
      assertThat(OneDnnLayers.switchOn(network)).isTrue();
      OnnxRun.assertSame(graph, network, seven, 1e-5);
    }
  }

  @Test
  void foldsEachNormalizationIntoTheConvolutionBeforeIt() throws Exception {
    byte[] graph =
        export(ResidualNetworks.network(image(), PoolingType.AVG, PoolingType.AVG, false));

    List<String> operators = operators(graph);
    assertThat(operators).doesNotContain("BatchNormalization");
    assertThat(operators.stream().filter("Conv"::equals)).hasSize(6);
  }

  @Test
  void foldsNothingThatOthersNeedOrThatIsActivatedBefore() throws Exception {
    ComputationGraph shared =
        network(
            graph()
                .addLayer("conv", convolution(Activation.IDENTITY), "in")
                .addLayer("norm", new BatchNormalization(), "conv")
                .addVertex(
                    "meet", new ElementWiseVertex(ElementWiseVertex.Op.Add), "conv", "norm"));
    ComputationGraph activated =
        network(
            graph()
                .addLayer("conv", convolution(Activation.TANH), "in")
                .addLayer("meet", new BatchNormalization(), "conv"));

    for (ComputationGraph network : List.of(shared, activated)) {
      assertThat(operators(export(network))).contains("BatchNormalization");
      assertSame(network, 3, 1e-5);
    }
  }

  @ParameterizedTest
  @EnumSource(ElementWiseVertex.Op.class)
  void joinsBranches(ElementWiseVertex.Op op) {
    boolean two = op == ElementWiseVertex.Op.Subtract;
    assertSame(
        joined(
            new ElementWiseVertex(op),
            two ? new String[] {"a", "b"} : new String[] {"a", "b", "c"}),
        3,
        1e-5);
  }

  @Test
  void putsBranchesBesideEachOtherAndScales() {
    assertSame(joined(new MergeVertex(), "a", "b", "c"), 3, 1e-5);
    assertSame(joined(new ScaleVertex(-0.3), "b"), 3, 1e-5);
  }

  @Test
  void flattensInAVertexOfItsOwn() {
    CnnToFeedForwardPreProcessor flatten =
        new CnnToFeedForwardPreProcessor(HEIGHT - 2, WIDTH - 2, 4, CNN2DFormat.NCHW);

    assertSame(joined(new PreprocessorVertex(flatten), "a"), 3, 1e-5);
  }

  @Test
  void refusesToFlattenWithTheChannelsLast() {
    CnnToFeedForwardPreProcessor flatten =
        new CnnToFeedForwardPreProcessor(HEIGHT - 2, WIDTH - 2, 4, CNN2DFormat.NHWC);
    ComputationGraph network = joined(new PreprocessorVertex(flatten), "a");

    assertThatThrownBy(() -> export(network))
        .isInstanceOf(UnsupportedLayerException.class)
        .hasMessageContaining("vertex meet (PreprocessorVertex)");
  }

  /** DL4J adds a vertex for that by itself. */
  @Test
  void translatesALayerThatTakesTwoBranches() {
    assertSame(
        network(branches().addLayer("meet", convolution(Activation.TANH), "a", "c")), 3, 1e-5);
  }

  @Test
  void refusesAVertexItDoesNotKnowByNameAndType() {
    ComputationGraph network = joined(new L2NormalizeVertex(), "a");

    assertThatThrownBy(() -> export(network))
        .isInstanceOf(UnsupportedLayerException.class)
        .hasMessageContaining("vertex meet (L2NormalizeVertex) cannot be written as ONNX");
  }

  @Test
  void refusesASecondOutput() {
    ComputationGraph network =
        Networks.network(
            branches()
                .addLayer("one", output(), "a")
                .addLayer("two", output(), "b")
                .setOutputs("one", "two")
                .setInputTypes(image()));

    assertThatThrownBy(() -> export(network))
        .isInstanceOf(UnsupportedLayerException.class)
        .hasMessageContaining("one input and one output");
  }

  private static ComputationGraph joined(GraphVertex vertex, String... inputs) {
    return network(branches().addVertex("meet", vertex, inputs));
  }

  private static GraphBuilder graph() {
    return Networks.graph();
  }

  private static GraphBuilder branches() {
    return graph()
        .allowDisconnected(true)
        .addLayer("a", convolution(Activation.TANH), "in")
        .addLayer("b", convolution(Activation.SIGMOID), "in")
        .addLayer("c", convolution(Activation.IDENTITY), "in");
  }

  private static ConvolutionLayer convolution(Activation activation) {
    return new ConvolutionLayer.Builder(3, 3).nOut(4).activation(activation).build();
  }

  /** Softmax behind the vertex {@code meet}. */
  private static ComputationGraph network(GraphBuilder graph) {
    return Networks.network(
        graph.addLayer("out", output(), "meet").setOutputs("out").setInputTypes(image()));
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static InputType image() {
    return InputType.convolutional(HEIGHT, WIDTH, CHANNELS);
  }

  private static byte[] export(ComputationGraph network) {
    return OnnxExport.export(network, CHANNELS, HEIGHT, WIDTH);
  }

  private static List<String> operators(byte[] graph) throws Exception {
    return Onnx.ModelProto.parseFrom(graph).getGraph().getNodeList().stream()
        .map(Onnx.NodeProto::getOpType)
        .toList();
  }

  private static void assertSame(ComputationGraph network, int images, double tolerance) {
    INDArray batch = Networks.images(images, CNN2DFormat.NCHW);

    OnnxRun.assertSame(export(network), network, batch, tolerance);
  }
}
