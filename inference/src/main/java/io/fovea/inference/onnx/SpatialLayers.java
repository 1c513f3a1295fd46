package io.fovea.inference.onnx;

import static io.fovea.inference.onnx.GraphBuilder.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onnx.Onnx;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers that slide a window over feature maps, {@code [n, channels, height, width]}. */
final class SpatialLayers {

  private SpatialLayers() {}

  /**
   * Adds a convolution.
   *
   * @param normalization that is to be multiplied into its weights
   */
  static void addConvolution(
      GraphBuilder graph, LayerStep step, Optional<LayerStep> normalization) {
    ConvolutionLayer layer = (ConvolutionLayer) step.conf();
    requireChannelsFirst(step, layer.getCnn2dDataFormat());
    Window window =
        new Window(
            layer.getKernelSize(), layer.getStride(), layer.getPadding(), layer.getDilation());
    graph.add(
        "Conv",
        weights(graph, step, normalization.map(NormalizationLayers::perChannel)),
        attribute("kernel_shape", window.kernel()),
        attribute("strides", window.stride()),
        attribute("dilations", window.dilation()),
        attribute("pads", window.pads(step, layer.getConvolutionMode())));
    Activations.add(graph, step, layer.getActivationFn());
  }

  private static List<String> weights(
      GraphBuilder graph, LayerStep step, Optional<ChannelScale> scale) {
    INDArray weights = step.layer().getParam("W"); // [out, in, kernel height, kernel width]
    Optional<INDArray> bias = Optional.ofNullable(step.layer().getParam("b"));
    Optional<INDArray> shift = scale.map(by -> by.bias(bias)).or(() -> bias);
    List<String> constants = new ArrayList<>();
    constants.add(
        graph.constant(
            step.constant("weights"),
            scale.map(by -> by.weights(weights)).orElse(weights),
            weights.shape()));
    shift.ifPresent(
        values -> constants.add(graph.constant(step.constant("bias"), values, values.length())));
    return constants;
  }

  static void addPooling(GraphBuilder graph, LayerStep step, SubsamplingLayer layer) {
    requireChannelsFirst(step, layer.getCnn2dDataFormat());
    Window window =
        new Window(
            layer.getKernelSize(), layer.getStride(), layer.getPadding(), layer.getDilation());
    // ND4J's pooling does not look where ONNX's would: results differ.
    step.require(window.isDense(), "dilated pooling is not supported");
    List<Onnx.AttributeProto> attributes = new ArrayList<>();
    attributes.add(attribute("kernel_shape", window.kernel()));
    attributes.add(attribute("strides", window.stride()));
    attributes.add(attribute("pads", window.pads(step, layer.getConvolutionMode())));
    if (layer.getPoolingType() == PoolingType.MAX) {
      graph.add("MaxPool", List.of(), attributes.toArray(Onnx.AttributeProto[]::new));
    } else if (layer.getPoolingType() == PoolingType.AVG) {
      attributes.add(attribute("count_include_pad", layer.isAvgPoolIncludePadInDivisor() ? 1 : 0));
      graph.add("AveragePool", List.of(), attributes.toArray(Onnx.AttributeProto[]::new));
    } else {
      throw step.refuse(layer.getPoolingType() + " pooling is not supported");
    }
  }

  static void addPadding(GraphBuilder graph, LayerStep step, ZeroPaddingLayer layer) {
    requireChannelsFirst(step, layer.getDataFormat());
    int[] around = layer.getPadding(); // top, bottom, left, right
    String pads =
        graph.constant(
            step.constant("pads"),
            new long[] {0, 0, around[0], around[2], 0, 0, around[1], around[3]});
    graph.add("Pad", List.of(pads));
  }

  private static void requireChannelsFirst(LayerStep step, CNN2DFormat format) {
    step.require(
        format == CNN2DFormat.NCHW && step.input() instanceof InputTypeConvolutional,
        "its input must be feature maps with channels first (NCHW)");
  }

  /** Sizes along height and width. */
  private record Window(int[] kernel, int[] stride, int[] padding, int[] dilation) {

    boolean isDense() {
      return dilation[0] == 1 && dilation[1] == 1;
    }

    /** Top, left, bottom, right. */
    int[] pads(LayerStep step, ConvolutionMode mode) {
      return switch (mode) {
        // Both leave out what does not fill a window, as ONNX does.
        case Strict, Truncate -> new int[] {padding[0], padding[1], padding[0], padding[1]};
        case Same -> same(step);
        default -> throw step.refuse("convolution mode " + mode + " is not supported");
      };
    }

    /** As TensorFlow's SAME: an odd one goes below and to the right. */
    private int[] same(LayerStep step) {
      InputTypeConvolutional in = (InputTypeConvolutional) step.input();
      InputTypeConvolutional out = (InputTypeConvolutional) step.output();
      int vertical = total(0, in.getHeight(), out.getHeight());
      int horizontal = total(1, in.getWidth(), out.getWidth());
      return new int[] {
        vertical / 2, horizontal / 2, vertical - vertical / 2, horizontal - horizontal / 2
      };
    }

    private int total(int axis, long in, long out) {
      long reach = (long) dilation[axis] * (kernel[axis] - 1) + 1;
      return Math.toIntExact(Math.max(0, (out - 1) * stride[axis] + reach - in));
    }
  }
}
