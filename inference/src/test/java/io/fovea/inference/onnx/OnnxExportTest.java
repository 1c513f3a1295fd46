package io.fovea.inference.onnx;

import static io.fovea.inference.Networks.CHANNELS;
import static io.fovea.inference.Networks.CLASSES;
import static io.fovea.inference.Networks.HEIGHT;
import static io.fovea.inference.Networks.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.Networks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** ONNX Runtime must compute what DL4J does: two programs, one meaning. */
class OnnxExportTest {

  static Stream<Arguments> windows() {
    List<Arguments> all = new ArrayList<>();
    for (ConvolutionMode mode : List.of(ConvolutionMode.Truncate, ConvolutionMode.Same)) {
      for (int padding : mode == ConvolutionMode.Same ? new int[] {0} : new int[] {0, 1}) {
        for (int stride : new int[] {1, 2, 3}) {
          for (int dilation : new int[] {1, 2}) {
            all.add(Arguments.of(mode, padding, stride, dilation));
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("windows")
  void convolves(ConvolutionMode mode, int padding, int stride, int dilation) {
    assertSame(
        window(new ConvolutionLayer.Builder(3, 2), mode, padding, stride, dilation)
            .nOut(4)
            .hasBias(stride > 1)
            .activation(Activation.TANH)
            .build());
  }

  @ParameterizedTest
  @MethodSource("windows")
  void poolsOrRefusesDilation(ConvolutionMode mode, int padding, int stride, int dilation) {
    for (PoolingType type : List.of(PoolingType.MAX, PoolingType.AVG)) {
      for (boolean countPadding : new boolean[] {false, true}) {
        SubsamplingLayer layer =
            new SubsamplingLayer.Builder(type)
                .kernelSize(3, 2)
                .convolutionMode(mode)
                .padding(padding, padding)
                .stride(stride, stride)
                .dilation(dilation, dilation)
                .avgPoolIncludePadInDivisor(countPadding)
                .build();
        if (dilation == 1) {
          assertSame(layer);
        } else {
          assertRefused("layer 0 (SubsamplingLayer) cannot be written as ONNX: dilated", layer);
        }
      }
    }
  }

  private static ConvolutionLayer.Builder window(
      ConvolutionLayer.Builder builder,
      ConvolutionMode mode,
      int padding,
      int stride,
      int dilation) {
    return builder
        .convolutionMode(mode)
        .padding(padding, padding)
        .stride(stride, stride)
        .dilation(dilation, dilation);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {
        "RELU",
        "LEAKYRELU",
        "SIGMOID",
        "TANH",
        "SOFTMAX",
        "IDENTITY",
        "ELU",
        "SELU",
        "RELU6",
        "SWISH",
        "SOFTPLUS",
        "SOFTSIGN",
        "HARDSIGMOID"
      })
  void activates(Activation activation) {
    assertSame(
        new DenseLayer.Builder().nOut(7).activation(activation).build(),
        new ActivationLayer(activation));
  }

  static Stream<Arguments> layers() {
    return Stream.of(
            List.of(convolution(), new BatchNormalization(), pool()),
            List.of(convolution(), new BatchNormalization.Builder().useLogStd(true).build()),
            List.of(
                convolution(),
                new BatchNormalization.Builder()
                    .lockGammaBeta(true)
                    .gamma(1.5)
                    .beta(0.25)
                    .eps(0.01)
                    .build()),
            List.of(dense(), new BatchNormalization(), dense()),
            List.of(convolution(), new GlobalPoolingLayer(PoolingType.AVG)),
            List.of(convolution(), new GlobalPoolingLayer(PoolingType.MAX), dense()),
            List.of(new ZeroPaddingLayer(1, 2, 3, 4), convolution()),
            List.of(convolution(), new DropoutLayer(0.5), dense()),
            List.of(new DenseLayer.Builder().nOut(6).hasBias(false).dropOut(0.5).build()),
            List.of(convolution(), new ActivationLayer(Activation.ELU), pool(), convolution()))
        .map(layers -> Arguments.of(layers.toArray(Layer[]::new), layers.size()));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void translates(Layer[] layers, int count) {
    assertThat(layers).hasSize(count);
    assertSame(layers);
  }

  @Test
  void translatesALossLayerAndVectorsOfPixels() {
    InputType flat = InputType.convolutionalFlat(HEIGHT, WIDTH, CHANNELS);
    Layer loss = new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build();

    assertSame(
        Networks.chain(
            flat, List.of(convolution(), new DenseLayer.Builder().nOut(CLASSES).build(), loss)));
  }

  @Test
  void writesTheSameBytesAgain() {
    assertThat(export(network(convolution(), pool())))
        .isEqualTo(export(network(convolution(), pool())));
  }

  @Test
  void refusesALayerItDoesNotKnowByIndexAndType() {
    assertRefused(
        "layer 1 (LocalResponseNormalization)", convolution(), new LocalResponseNormalization());
    assertRefused("layer 0 (Deconvolution2D)", new Deconvolution2D.Builder(2, 2).nOut(3).build());
    assertRefused(
        "layer 0 (SubsamplingLayer) cannot be written as ONNX: PNORM pooling",
        new SubsamplingLayer.Builder(PoolingType.PNORM).kernelSize(2, 2).pnorm(2).build());
    assertRefused(
        "layer 1 (DenseLayer) cannot be written as ONNX: activation ActivationCube",
        convolution(),
        new DenseLayer.Builder().nOut(3).activation(Activation.CUBE).build());
    assertRefused(
        "ReLU with maximum",
        new DenseLayer.Builder().nOut(3).activation(new ActivationReLU(2.0, 0.0, 0.1)).build());
    assertRefused(
        "softmax over feature maps",
        new ConvolutionLayer.Builder(3, 3).nOut(2).activation(Activation.SOFTMAX).build());
    assertRefused(
        "layer normalization", new DenseLayer.Builder().nOut(3).hasLayerNorm(true).build());
  }

  @Test
  void refusesChannelsLast() {
    ComputationGraph network = Networks.network(CNN2DFormat.NHWC, convolution());

    assertThatThrownBy(() -> export(network))
        .isInstanceOf(UnsupportedLayerException.class)
        .hasMessageContaining("layer 0 (ConvolutionLayer)")
        .hasMessageContaining("NCHW");
  }

  private static void assertRefused(String words, Layer... layers) {
    ComputationGraph network = network(layers);
    assertThatThrownBy(() -> export(network))
        .isInstanceOf(UnsupportedLayerException.class)
        .hasMessageContaining(words);
  }

  private static Layer convolution() {
    return new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.LEAKYRELU).build();
  }

  private static Layer pool() {
    return new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
  }

  private static Layer dense() {
    return new DenseLayer.Builder().nOut(6).activation(Activation.SIGMOID).build();
  }

  private static ComputationGraph network(Layer... layers) {
    return Networks.network(CNN2DFormat.NCHW, layers);
  }

  private static byte[] export(ComputationGraph network) {
    return OnnxExport.export(network, CHANNELS, HEIGHT, WIDTH);
  }

  private static void assertSame(Layer... layers) {
    assertSame(network(layers));
  }

  private static void assertSame(ComputationGraph network) {
    INDArray images = Networks.images(4, CNN2DFormat.NCHW);
    // A step or two, so that biases and running statistics are not what they start from.
    for (int step = 0; step < 2; step++) {
      network.fit(new DataSet(images, Networks.labels(4, CLASSES)));
    }
    OnnxRun.assertSame(export(network), network, images, 1e-4);
  }
}
