package io.fovea.inference.onnx;

import static io.fovea.inference.onnx.GraphBuilder.attribute;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;

/** Adds the nodes of one layer; the cases are exactly the layers whose results were compared. */
final class LayerTranslation {

  private static final int[] HEIGHT_AND_WIDTH = {2, 3};

  private LayerTranslation() {}

  static void add(GraphBuilder graph, LayerStep step) {
    Layer conf = step.conf();
    // Exactly these classes: a subclass (deconvolution, 1D) may compute otherwise.
    Class<?> type = conf.getClass();
    if (type == ConvolutionLayer.class) {
      SpatialLayers.addConvolution(graph, step, Optional.empty());
    } else if (type == SubsamplingLayer.class) {
      SpatialLayers.addPooling(graph, step, (SubsamplingLayer) conf);
    } else if (type == ZeroPaddingLayer.class) {
      SpatialLayers.addPadding(graph, step, (ZeroPaddingLayer) conf);
    } else if (type == GlobalPoolingLayer.class) {
      addGlobalPooling(graph, step, (GlobalPoolingLayer) conf);
    } else if (type == DenseLayer.class) {
      addDense(graph, step, ((DenseLayer) conf).hasBias(), ((DenseLayer) conf).hasLayerNorm());
      Activations.add(graph, step, ((DenseLayer) conf).getActivationFn());
    } else if (type == OutputLayer.class) {
      addDense(graph, step, ((OutputLayer) conf).hasBias(), false);
      Activations.add(graph, step, ((OutputLayer) conf).getActivationFn());
    } else if (type == LossLayer.class) {
      Activations.add(graph, step, ((LossLayer) conf).getActivationFn());
    } else if (type == ActivationLayer.class) {
      Activations.add(graph, step, ((ActivationLayer) conf).getActivationFn());
    } else if (type == BatchNormalization.class) {
      NormalizationLayers.addBatchNormalization(graph, step, (BatchNormalization) conf);
    } else if (type != DropoutLayer.class) { // dropout does nothing at inference
      throw step.refuse("this layer type is not supported");
    }
  }

  private static void addDense(
      GraphBuilder graph, LayerStep step, boolean bias, boolean layerNorm) {
    step.require(!layerNorm, "layer normalization is not supported");
    long[] shape = step.layer().getParam("W").shape(); // [in, out]
    String weights = graph.constant(step.constant("weights"), step.layer().getParam("W"), shape);
    if (bias) {
      String biases = graph.constant(step.constant("bias"), step.layer().getParam("b"), shape[1]);
      graph.add("Gemm", List.of(weights, biases));
    } else {
      graph.add("MatMul", List.of(weights));
    }
  }

  private static void addGlobalPooling(
      GraphBuilder graph, LayerStep step, GlobalPoolingLayer layer) {
    PoolingType pooling = layer.getPoolingType();
    boolean maximum = pooling == PoolingType.MAX;
    step.require(maximum || pooling == PoolingType.AVG, pooling + " pooling is not supported");
    step.require(
        layer.getPoolingDimensions() == null
            || Arrays.equals(layer.getPoolingDimensions(), HEIGHT_AND_WIDTH),
        "pooling over chosen dimensions is not supported");
    step.require(
        step.input() instanceof InputType.InputTypeConvolutional
            && step.output() instanceof InputType.InputTypeFeedForward,
        "only feature maps to vectors are supported");
    graph.add(maximum ? "GlobalMaxPool" : "GlobalAveragePool", List.of());
    graph.add("Flatten", List.of(), attribute("axis", 1));
  }
}
