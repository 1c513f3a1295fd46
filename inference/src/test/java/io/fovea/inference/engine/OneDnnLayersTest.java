package io.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fovea.inference.Networks;
import io.fovea.inference.ResidualNetworks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class OneDnnLayersTest {

  /** Every combination of what oneDNN is told: plain DL4J is the independent source. */
  static Stream<Arguments> networks() {
    List<Arguments> all = new ArrayList<>();
    for (ConvolutionMode mode : List.of(ConvolutionMode.Truncate, ConvolutionMode.Same)) {
      for (int padding : mode == ConvolutionMode.Same ? new int[] {0} : new int[] {0, 1}) {
        for (int stride : new int[] {1, 2}) {
          for (int dilation : new int[] {1, 2}) {
            for (PoolingType pooling : List.of(PoolingType.MAX, PoolingType.AVG)) {
              all.add(Arguments.of(mode, padding, stride, dilation, pooling));
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void givesTheOutputsAndGradientsOfPlainLayers(
      ConvolutionMode mode, int padding, int stride, int dilation, PoolingType pooling) {
    Supplier<ComputationGraph> network =
        () ->
            Networks.network(
                CNN2DFormat.NCHW,
                convolution(mode, padding, 1, dilation, pooling == PoolingType.MAX),
                pool(mode, padding, stride, dilation, pooling, false),
                new BatchNormalization(),
                convolution(ConvolutionMode.Same, 0, stride, 1, true));
    assertAlike(network, CNN2DFormat.NCHW);
  }

  @Test
  void givesTheSameChannelsLast() {
    assertAlike(
        () ->
            Networks.network(
                CNN2DFormat.NHWC,
                convolution(ConvolutionMode.Truncate, 0, 1, 1, true),
                pool(ConvolutionMode.Truncate, 0, 2, 1, PoolingType.MAX, false),
                new BatchNormalization.Builder().dataFormat(CNN2DFormat.NHWC).build()),
        CNN2DFormat.NHWC);
  }

  @Test
  void givesTheSameWherePaddingCountsInTheAverage() {
    assertAlike(
        () ->
            Networks.network(
                CNN2DFormat.NCHW,
                convolution(ConvolutionMode.Truncate, 1, 1, 1, true),
                pool(ConvolutionMode.Truncate, 1, 2, 1, PoolingType.AVG, true)),
        CNN2DFormat.NCHW);
  }

  @Test
  void givesTheSameForEveryKindOfBatchNormalization() {
    for (boolean logStd : new boolean[] {false, true}) {
      for (boolean locked : new boolean[] {false, true}) {
        Supplier<Layer> normalization =
            () ->
                new BatchNormalization.Builder()
                    .useLogStd(logStd)
                    .lockGammaBeta(locked)
                    .eps(0.01)
                    .build();
        assertAlike(
            () ->
                Networks.network(
                    CNN2DFormat.NCHW,
                    convolution(ConvolutionMode.Truncate, 0, 2, 1, true),
                    normalization.get(),
                    new DenseLayer.Builder().nOut(6).activation(Activation.TANH).build(),
                    normalization.get()),
            CNN2DFormat.NCHW);
      }
    }
  }

  /** Plain layers are off by as much: with 20 and more layers, it is float32 itself that shows. */
  @ParameterizedTest
  @CsvSource({"11, 9, MAX, false", "11, 9, AVG, true", "12, 8, AVG, false", "12, 9, MAX, true"})
  void isAsExactAsFloat32CanBeInResidualNetworks(
      int height, int width, PoolingType pooling, boolean bias) {
    InputType image = InputType.convolutional(height, width, Networks.CHANNELS);
    INDArray images = Networks.random(6, Networks.CHANNELS, height, width);
    INDArray labels = Networks.labels(6, Networks.CLASSES);
    for (PoolingType global : List.of(PoolingType.AVG, PoolingType.MAX)) {
      ComputationGraph fast = ResidualNetworks.network(image, pooling, global, bias);
      ComputationGraph exact = fast.convertDataType(DataType.DOUBLE);
      assertThat(OneDnnLayers.switchOn(fast)).isTrue();

      assertClose(doubles(fast.outputSingle(images)), exact.outputSingle(doubles(images)), 1e-6);
      INDArray expected = gradient(exact, doubles(images), doubles(labels));
      double largest = expected.amaxNumber().doubleValue();
      assertThat(largest).isGreaterThan(1);
      assertClose(doubles(gradient(fast, images, labels)), expected, 1e-5 * largest);
    }
  }

  private static INDArray doubles(INDArray floats) {
    return floats.castTo(DataType.DOUBLE);
  }

  @Test
  void staysOnThroughFitting() {
    ComputationGraph network = Networks.lenet();
    OneDnnLayers.switchOn(network);
    Object helper = network.getLayer(0).getHelper();

    network.fit(new DataSet(Nd4j.rand(4, 1, 28, 28), Networks.labels(4, 10)));
    network.outputSingle(Nd4j.rand(3, 1, 28, 28));

    assertThat(helper).isNotNull();
    assertThat(network.getLayer(0).getHelper()).isSameAs(helper);
  }

  @Test
  void takesAFractionOfTheTimeOfPlainLayers() {
    ComputationGraph plain = Networks.lenet();
    ComputationGraph fast = Networks.lenet();
    OneDnnLayers.switchOn(fast);

    double factor = (double) cpuTime(plain) / cpuTime(fast);

    System.out.printf("oneDNN layers: %.1f times as fast%n", factor);
    assertThat(factor).isGreaterThan(2);
  }

  /** Of this thread, for tests run on one: wall time would measure what else the machine does. */
  private static long cpuTime(ComputationGraph network) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    INDArray images = Networks.random(32, 1, 28, 28);
    network.outputSingle(images);
    long start = threads.getCurrentThreadCpuTime();
    for (int run = 0; run < 10; run++) {
      network.outputSingle(images);
    }
    return threads.getCurrentThreadCpuTime() - start;
  }

  @Test
  void namesAnUnknownVersionOrNativeLibrary() {
    assertThat(OneDnnLayers.obstacle("1.0.0-M3", "libnd4jcpu-onednn"))
        .hasValueSatisfying(why -> assertThat(why).contains("1.0.0-M3"));
    assertThat(OneDnnLayers.obstacle(OneDnnLayers.KNOWN_DL4J, "linux-arm64/libnd4jcpu.so"))
        .hasValueSatisfying(why -> assertThat(why).contains("has no oneDNN", "linux-arm64"));
  }

  private static void assertAlike(Supplier<ComputationGraph> network, CNN2DFormat format) {
    ComputationGraph plain = network.get();
    ComputationGraph fast = network.get();
    assertThat(OneDnnLayers.switchOn(fast)).isTrue();
    INDArray images = Networks.images(6, format);
    INDArray labels = Networks.labels(6, Networks.CLASSES);

    assertClose(fast.outputSingle(images), plain.outputSingle(images), 1e-5);
    assertClose(gradient(fast, images, labels), gradient(plain, images, labels), 1e-5);
    for (int step = 0; step < 3; step++) {
      plain.fit(new DataSet(images, labels));
      fast.fit(new DataSet(images, labels));
    }
    assertClose(fast.outputSingle(images), plain.outputSingle(images), 1e-4);
    INDArray fewer = images.get(NDArrayIndex.interval(0, 2));
    assertClose(fast.outputSingle(fewer), plain.outputSingle(fewer), 1e-4);
  }

  private static INDArray gradient(ComputationGraph network, INDArray images, INDArray labels) {
    network.setInputs(images);
    network.setLabels(labels);
    network.computeGradientAndScore();
    return network.gradient().gradient().dup();
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    double largest = actual.sub(expected).amaxNumber().doubleValue();
    assertThat(largest).isCloseTo(0, within(tolerance));
  }

  private static Layer convolution(
      ConvolutionMode mode, int padding, int stride, int dilation, boolean bias) {
    return new ConvolutionLayer.Builder(3, 3)
        .nOut(4)
        .convolutionMode(mode)
        .padding(padding, padding)
        .stride(stride, stride)
        .dilation(dilation, dilation)
        .hasBias(bias)
        .activation(Activation.RELU)
        .build();
  }

  private static Layer pool(
      ConvolutionMode mode,
      int padding,
      int stride,
      int dilation,
      PoolingType type,
      boolean countPadding) {
    return new SubsamplingLayer.Builder(type)
        .kernelSize(2, 2)
        .convolutionMode(mode)
        .padding(padding, padding)
        .stride(stride, stride)
        .dilation(dilation, dilation)
        .avgPoolIncludePadInDivisor(countPadding)
        .build();
  }
}
