package io.fovea.trainer.acceleration;

import io.fovea.inference.engine.LayerHelpers;
import io.fovea.inference.engine.OneDnnLayers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingHelper;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalizationHelper;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Graphs that are made for fitting, around parameters that outlive them. */
public final class TrainingGraph {
  private final ComputationGraphConfiguration configuration;
  private final Set<String> rectified = new HashSet<>();

  private TrainingGraph(ComputationGraphConfiguration configuration) {
    this.configuration = configuration.clone();
  }

  /**
   * A graph over the parameters, for one thread.
   *
   * @param configuration stays as it is
   * @param parameters used as they are, not copied: graphs over the same learn together
   */
  public static ComputationGraph of(
      ComputationGraphConfiguration configuration, INDArray parameters) {
    TrainingGraph training = new TrainingGraph(configuration);
    ComputationGraph plain = training.graph(parameters);
    if (!OneDnnLayers.switchOn(plain, training.new Helpers())) {
      return plain;
    }
    training.configuration.getVertexInputs().forEach(training::joinRelu);
    training.configuration.getVertices().keySet().forEach(training::quickenRelu);
    ComputationGraph joined = training.graph(parameters);
    OneDnnLayers.switchOn(joined, training.new Helpers());
    return joined;
  }

  private ComputationGraph graph(INDArray parameters) {
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init(parameters, false);
    graph.initGradientsView();
    return graph;
  }

  /** Lets a normalization do the work of a ReLU that alone reads it. */
  private void joinRelu(String name, List<String> inputs) {
    String before = inputs.get(0);
    if (layer(name) instanceof ActivationLayer activation
        && layer(before) instanceof BatchNormalization normalization
        && isPlainRelu(activation)
        && isByChannelPlanes(normalization)
        && readers(before) == 1) {
      ((LayerVertex) configuration.getVertices().get(name))
          .getLayerConf()
          .setLayer(new PassThrough(name));
      // Falling back on a normalization without it would lose the ReLU.
      normalization.setCudnnAllowFallback(false);
      rectified.add(before);
    }
  }

  private void quickenRelu(String name) {
    if (configuration.getVertices().get(name) instanceof LayerVertex vertex
        && vertex.getLayerConf().getLayer() instanceof BaseLayer layer
        && layer.getActivationFn().equals(new ActivationReLU())) {
      layer.setActivationFn(new VectorRelu());
    }
  }

  private static boolean isPlainRelu(ActivationLayer layer) {
    return layer.getActivationFn().equals(new ActivationReLU()) && layer.getIDropout() == null;
  }

  private static boolean isByChannelPlanes(BatchNormalization layer) {
    return layer.getCnn2DFormat() == CNN2DFormat.NCHW && !layer.isLockGammaBeta();
  }

  /** Null if the vertex is none. */
  private Layer layer(String name) {
    Map<String, GraphVertex> vertices = configuration.getVertices();
    return vertices.get(name) instanceof LayerVertex vertex && vertex.getPreProcessor() == null
        ? vertex.getLayerConf().getLayer()
        : null;
  }

  private long readers(String name) {
    return configuration.getVertexInputs().values().stream()
        .filter(inputs -> inputs.contains(name))
        .count();
  }

  private final class Helpers implements LayerHelpers {

    @Override
    public ConvolutionHelper convolution(ConvolutionLayer layer) {
      return new RememberingConvolution();
    }

    @Override
    public SubsamplingHelper pooling(SubsamplingLayer layer) {
      return new PlanePooling();
    }

    @Override
    public BatchNormalizationHelper normalization(
        org.deeplearning4j.nn.layers.normalization.BatchNormalization layer) {
      return new PlaneBatchNormalization(rectified.contains(layer.layerConf().getLayerName()));
    }
  }
}
