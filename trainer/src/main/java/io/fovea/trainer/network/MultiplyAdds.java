package io.fovea.trainer.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How much a layer computes for one image when it predicts.
 *
 * <p>A weight is multiplied and added once at every position of the output: a convolution has
 * kernel area x input channels x output channels x output positions, a dense layer inputs x
 * outputs. Batch normalization has one per value (a scale and a shift), a pooling that averages one
 * per value that it reads, a joint that adds or multiplies one per value and input but the first. A
 * bias is not counted, as is usual, nor is what only compares: ReLU, max pooling.
 */
final class MultiplyAdds {
  private static final String BIAS = "b";
  private static final Set<String> STATISTICS =
      Set.of(
          BatchNormalizationParamInitializer.GLOBAL_MEAN,
          BatchNormalizationParamInitializer.GLOBAL_VAR,
          BatchNormalizationParamInitializer.GLOBAL_LOG_STD);

  private MultiplyAdds() {}

  static long of(
      ComputationGraph network, GraphVertex vertex, List<INDArray> inputs, INDArray output) {
    if (vertex.hasLayer()) {
      return ofLayer(vertex.getLayer(), inputs.get(0), output);
    }
    boolean computes =
        network.getConfiguration().getVertices().get(vertex.getVertexName())
                instanceof ElementWiseVertex joint
            && joint.getOp() != ElementWiseVertex.Op.Max;
    return computes ? (inputs.size() - 1) * output.length() : 0;
  }

  private static long ofLayer(Layer layer, INDArray input, INDArray output) {
    org.deeplearning4j.nn.conf.layers.Layer conf = layer.conf().getLayer();
    if (conf instanceof BatchNormalization || conf instanceof PReLULayer) {
      return output.length();
    } else if (conf instanceof SubsamplingLayer pooling) {
      long window =
          Arrays.stream(pooling.getKernelSize()).asLongStream().reduce(1, (a, b) -> a * b);
      return compares(pooling.getPoolingType()) ? 0 : window * output.length();
    } else if (conf instanceof GlobalPoolingLayer pooling) {
      return compares(pooling.getPoolingType()) ? 0 : input.length();
    } else if (conf instanceof Deconvolution2D) {
      return weights(layer) * positions(input);
    } else if (conf instanceof LocallyConnected2D) {
      return weights(layer);
    } else if (conf instanceof EmbeddingLayer) {
      return 0;
    }
    return weights(layer) * positions(output);
  }

  private static boolean compares(PoolingType pooling) {
    return pooling == PoolingType.MAX;
  }

  private static long weights(Layer layer) {
    return layer.paramTable().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(BIAS))
        .mapToLong(entry -> entry.getValue().length())
        .sum();
  }

  /** {@code [1, channels, height, width]} has height x width, {@code [1, values]} has one. */
  private static long positions(INDArray values) {
    return values.length() / values.size(1);
  }

  /** Of the parameters, those that batch normalization measures. */
  static long statistics(GraphVertex vertex) {
    if (!vertex.hasLayer() || vertex.getLayer().paramTable() == null) {
      return 0;
    }
    Map<String, INDArray> table = vertex.getLayer().paramTable();
    return table.entrySet().stream()
        .filter(entry -> STATISTICS.contains(entry.getKey()))
        .mapToLong(entry -> entry.getValue().length())
        .sum();
  }
}
