package io.fovea.trainer.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/** What a layer is, in the words of the field; by its class's name where there is no such word. */
final class LayerType {

  private LayerType() {}

  static String of(
      ComputationGraph network, org.deeplearning4j.nn.graph.vertex.GraphVertex vertex) {
    return vertex.hasLayer()
        ? of(vertex.getLayer().conf().getLayer())
        : of(network.getConfiguration().getVertices().get(vertex.getVertexName()));
  }

  private static String of(GraphVertex joint) {
    if (joint instanceof ElementWiseVertex elementWise) {
      return "element-wise " + elementWise.getOp().name().toLowerCase(Locale.ROOT);
    } else if (joint instanceof MergeVertex) {
      return "concatenate";
    }
    return words(joint.getClass().getSimpleName().replaceAll("Vertex$", ""));
  }

  private static String of(Layer layer) {
    if (layer instanceof ActivationLayer activation) {
      return name(activation.getActivationFn());
    } else if (layer instanceof DropoutLayer) {
      return "dropout";
    } else if (layer instanceof SubsamplingLayer pooling) {
      return pooling(pooling.getPoolingType()) + " " + window(pooling.getKernelSize());
    } else if (layer instanceof GlobalPoolingLayer pooling) {
      return "global " + pooling(pooling.getPoolingType());
    }
    return layer instanceof BaseLayer base ? plain(layer) + activation(base) : plain(layer);
  }

  private static String plain(Layer layer) {
    if (layer instanceof ConvolutionLayer convolution) {
      String kind = layer.getClass() == ConvolutionLayer.class ? "convolution" : unnumbered(layer);
      return kind + " " + window(convolution.getKernelSize()) + stride(convolution.getStride());
    } else if (layer.getClass() == DenseLayer.class) {
      return "dense";
    } else if (layer.getClass() == OutputLayer.class) {
      return "dense output";
    }
    return layer instanceof BatchNormalization ? "batch normalization" : unnumbered(layer);
  }

  /** {@code DepthwiseConvolution2D} is a depthwise convolution. */
  private static String unnumbered(Layer layer) {
    return words(layer.getClass().getSimpleName().replaceAll("(2D)?(Layer)?$", ""));
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String pooling(Enum<?> type) {
    return switch (type.name()) {
      case "MAX" -> "max pooling";
      case "AVG" -> "average pooling";
      default -> type.name().toLowerCase(Locale.ROOT) + " pooling";
    };
  }

  private static String window(int[] sides) {
    return Arrays.stream(sides).mapToObj(Integer::toString).collect(Collectors.joining("x"));
  }

  private static String stride(int[] stride) {
    return Arrays.stream(stride).allMatch(s -> s == 1) ? "" : ", stride " + window(stride);
  }

  private static String activation(BaseLayer layer) {
    IActivation function = layer.getActivationFn();
    boolean none = function == null || function instanceof ActivationIdentity;
    // DL4J gives every layer the network's activation, and batch normalization ignores it.
    return none || layer instanceof BatchNormalization ? "" : ", " + name(function);
  }

  private static String name(IActivation function) {
    String name = function.getClass().getSimpleName().replaceAll("^Activation", "");
    return name.equals("ReLU") || name.equals("ReLU6") ? name : name.toLowerCase(Locale.ROOT);
  }
}
