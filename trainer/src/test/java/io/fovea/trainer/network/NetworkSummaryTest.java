package io.fovea.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class NetworkSummaryTest {

  /**
   * LeNet-5 as it is usually rebuilt, with all 6 maps read by all 16: 61,706 parameters (PyTorch's
   * tutorial has the same) and 416,520 multiplications.
   */
  @Test
  void figuresOfLeNet5AreTheKnownOnes() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .activation(Activation.TANH)
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(6).build())
                .layer(maxPooling())
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(16).build())
                .layer(maxPooling())
                .layer(new DenseLayer.Builder().nOut(120).build())
                .layer(new DenseLayer.Builder().nOut(84).build())
                .layer(new OutputLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(32, 32, 1))
                .build());
    network.init();
    NetworkSummary summary =
        NetworkSummary.of(network.toComputationGraph(), InputType.convolutional(32, 32, 1));

    assertThat(summary.parameters()).isEqualTo(61_706);
    assertThat(summary.multiplyAdds()).isEqualTo(416_520);
    assertThat(summary.statistics()).isZero();
    assertThat(summary.layers())
        .extracting(LayerSummary::type)
        .containsExactly(
            "convolution 5x5, tanh",
            "max pooling 2x2",
            "convolution 5x5, tanh",
            "max pooling 2x2",
            "dense, tanh",
            "dense, tanh",
            "dense output, softmax");
    assertThat(summary.layers())
        .extracting(LayerSummary::output)
        .containsExactly(
            List.of(6L, 28L, 28L),
            List.of(6L, 14L, 14L),
            List.of(16L, 10L, 10L),
            List.of(16L, 5L, 5L),
            List.of(120L),
            List.of(84L),
            List.of(10L));
    assertThat(summary.layers())
        .extracting(LayerSummary::parameters)
        .containsExactly(156L, 0L, 2_416L, 0L, 48_120L, 10_164L, 850L);
    assertThat(summary.layers())
        .extracting(LayerSummary::multiplyAdds)
        .containsExactly(117_600L, 0L, 240_000L, 0L, 48_000L, 10_080L, 840L);
  }

  /** By hand: 8 x 8 positions, 4 maps. */
  @Test
  void branchesNormalizationsAndAveragesAreCounted() {
    NetworkSummary summary =
        summary(
            graph()
                .addLayer("conv", same(3, 4), "image")
                .addLayer("norm", new BatchNormalization(), "conv")
                .addLayer("relu", new ActivationLayer(Activation.RELU), "norm")
                .addLayer("second", same(1, 4), "relu")
                .addVertex("add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "second", "relu")
                .addLayer("drop", new DropoutLayer(0.5), "add")
                .addVertex("both", new MergeVertex(), "drop", "relu")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "both")
                .addLayer("out", output(), "mean")
                .setOutputs("out"));

    assertThat(summary.layers())
        .containsExactly(
            new LayerSummary("conv", "convolution 3x3", List.of(4L, 8L, 8L), 112, 0, 6_912),
            new LayerSummary("norm", "batch normalization", List.of(4L, 8L, 8L), 16, 8, 256),
            new LayerSummary("relu", "ReLU", List.of(4L, 8L, 8L), 0, 0, 0),
            new LayerSummary("second", "convolution 1x1", List.of(4L, 8L, 8L), 20, 0, 1_024),
            new LayerSummary("add", "element-wise add", List.of(4L, 8L, 8L), 0, 0, 256),
            new LayerSummary("drop", "dropout", List.of(4L, 8L, 8L), 0, 0, 0),
            new LayerSummary("both", "concatenate", List.of(8L, 8L, 8L), 0, 0, 0),
            new LayerSummary("mean", "global average pooling", List.of(8L), 0, 0, 512),
            new LayerSummary("out", "dense output, softmax", List.of(5L), 45, 0, 40));
    assertThat(summary.parameters()).isEqualTo(193);
    assertThat(summary.statistics()).isEqualTo(8);
    assertThat(summary.multiplyAdds()).isEqualTo(9_000);
  }

  /**
   * By hand: depthwise 9 x 3 weights at 64 positions; separable 9 x 3 + 3 x 4 at 64; transposed 4 x
   * 4 x 2 weights of a 2x2 kernel at the 64 positions of its input; average pooling reads 4 values
   * for each of 2 x 8 x 8.
   */
  @Test
  void otherConvolutionsUseEachWeightWhereTheyDo() {
    NetworkSummary summary =
        summary(
            graph()
                .addLayer(
                    "deep",
                    new DepthwiseConvolution2D.Builder(3, 3)
                        .depthMultiplier(1)
                        .convolutionMode(ConvolutionMode.Same)
                        .build(),
                    "image")
                .addLayer(
                    "split",
                    new SeparableConvolution2D.Builder(3, 3)
                        .nOut(4)
                        .convolutionMode(ConvolutionMode.Same)
                        .build(),
                    "deep")
                .addLayer(
                    "up", new Deconvolution2D.Builder(2, 2).stride(2, 2).nOut(2).build(), "split")
                .addLayer(
                    "pool",
                    new SubsamplingLayer.Builder(PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build(),
                    "up")
                .addLayer("out", output(), "pool")
                .setOutputs("out"));

    assertThat(summary.layers())
        .extracting(LayerSummary::type)
        .containsExactly(
            "depthwise convolution 3x3",
            "separable convolution 3x3",
            "deconvolution 2x2, stride 2x2",
            "average pooling 2x2",
            "dense output, softmax");
    assertThat(summary.layers())
        .extracting(LayerSummary::multiplyAdds)
        .containsExactly(27L * 64, (27L + 12) * 64, 4L * 4 * 2 * 64, 4L * 2 * 64, 5L * 128);
  }

  private static NetworkSummary summary(GraphBuilder graph) {
    InputType input = InputType.convolutional(8, 8, 3);
    ComputationGraph network = new ComputationGraph(graph.setInputTypes(input).build());
    network.init();
    return NetworkSummary.of(network, input);
  }

  private static GraphBuilder graph() {
    return new NeuralNetConfiguration.Builder()
        .activation(Activation.IDENTITY)
        .graphBuilder()
        .addInputs("image");
  }

  private static Layer same(int kernel, int maps) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .nOut(maps)
        .convolutionMode(ConvolutionMode.Same)
        .build();
  }

  private static Layer maxPooling() {
    return new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
  }

  private static Layer output() {
    return new OutputLayer.Builder().nOut(5).activation(Activation.SOFTMAX).build();
  }
}
