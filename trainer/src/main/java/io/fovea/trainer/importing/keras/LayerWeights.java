package io.fovea.trainer.importing.keras;

import io.fovea.trainer.importing.ImportException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Puts the weights of one layer where DL4J has them. Each must have just the shape that the layer
 * wants.
 */
final class LayerWeights {
  private final LayerSpec spec;
  private final Layer layer;
  private final Map<String, KerasArray> stored;

  LayerWeights(LayerSpec spec, Layer layer, Map<String, KerasArray> stored) {
    this.spec = spec;
    this.layer = layer;
    this.stored = stored;
  }

  /** Keras: {@code [height, width, in, out]}; DL4J: {@code [out, in, height, width]}. */
  void setConvolution() {
    boolean bias = spec.isSet("use_bias", true);
    requireNames(bias ? Set.of("kernel", "bias") : Set.of("kernel"));
    INDArray weights = layer.getParam(ConvolutionParamInitializer.WEIGHT_KEY);
    long[] shape = weights.shape();
    KerasArray kernel = shaped("kernel", shape[2], shape[3], shape[1], shape[0]);
    weights.assign(array(kernel).permute(3, 2, 0, 1));
    if (bias) {
      setVector(ConvolutionParamInitializer.BIAS_KEY, "bias", FeatureOrder.SAME);
    }
  }

  /** Both: {@code [in, out]}. */
  void setDense(FeatureOrder inputs) {
    boolean bias = spec.isSet("use_bias", true);
    requireNames(bias ? Set.of("kernel", "bias") : Set.of("kernel"));
    INDArray weights = layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
    KerasArray kernel = shaped("kernel", weights.shape());
    float[] rows = inputs.reordered(kernel.values(), kernel.shape()[1]);
    weights.assign(Nd4j.create(rows, weights.shape(), 'c'));
    if (bias) {
      setVector(DefaultParamInitializer.BIAS_KEY, "bias", FeatureOrder.SAME);
    }
  }

  void setNormalization(FeatureOrder features) {
    Set<String> names = new TreeSet<>(Set.of("moving_mean", "moving_variance"));
    setScaling(BatchNormalizationParamInitializer.GAMMA, "gamma", "scale", 1, features, names);
    setScaling(BatchNormalizationParamInitializer.BETA, "beta", "center", 0, features, names);
    requireNames(names);
    setVector(BatchNormalizationParamInitializer.GLOBAL_MEAN, "moving_mean", features);
    setVector(BatchNormalizationParamInitializer.GLOBAL_VAR, "moving_variance", features);
  }

  private void setScaling(
      String parameter,
      String name,
      String setting,
      double otherwise,
      FeatureOrder features,
      Set<String> names) {
    if (spec.isSet(setting, true)) {
      names.add(name);
      setVector(parameter, name, features);
    } else {
      layer.getParam(parameter).assign(otherwise);
    }
  }

  private void setVector(String parameter, String name, FeatureOrder order) {
    INDArray target = layer.getParam(parameter);
    KerasArray vector = shaped(name, target.length());
    target.assign(Nd4j.create(order.reordered(vector.values(), 1), target.shape(), 'c'));
  }

  private KerasArray shaped(String name, long... shape) {
    KerasArray array = stored.get(name);
    if (array == null) {
      throw new ImportException(spec.fault("has no weights '" + name + "' in the file"));
    }
    if (!array.hasShape(shape)) {
      throw new ImportException(
          spec.fault(
              "has weights '%s' of the shape %s, but needs %s"
                  .formatted(name, array, Arrays.toString(shape))));
    }
    return array;
  }

  /** What is left over would mean that the layer does more than is known here. */
  private void requireNames(Set<String> names) {
    if (!names.equals(stored.keySet())) {
      throw new ImportException(
          spec.fault(
              "has the weights %s in the file, but needs %s"
                  .formatted(new TreeSet<>(stored.keySet()), new TreeSet<>(names))));
    }
  }

  private static INDArray array(KerasArray array) {
    long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
    return Nd4j.create(array.values(), shape, 'c');
  }
}
