package io.fovea.trainer.importing.keras;

import static io.fovea.trainer.importing.keras.UnsupportedLayer.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Says each layer again, with channels first, in words of Keras 2 that DL4J's importer takes as
 * they are meant. What is not named here does not reach it: it would pass over much in silence.
 */
final class LayerRules {
  static final String FLATTEN = "Flatten";
  static final String RESCALING = "Rescaling";

  private static final Set<String> TRAINING_ONLY =
      Set.of(
          "Dropout",
          "SpatialDropout2D",
          "GaussianDropout",
          "GaussianNoise",
          "AlphaDropout",
          "ActivityRegularization",
          "RandomFlip",
          "RandomRotation",
          "RandomZoom",
          "RandomTranslation",
          "RandomContrast",
          "RandomBrightness");

  private static final Set<String> MERGES =
      Set.of("Add", "Subtract", "Multiply", "Average", "Maximum", "Concatenate");

  private final ActivationRules activations;

  /**
   * @param keras2 whether the words are those of Keras 2, else of Keras 3
   */
  LayerRules(boolean keras2) {
    activations = new ActivationRules(keras2);
  }

  /** Whether it does nothing but in training; so may a model of such layers, as people augment. */
  static boolean isTrainingOnly(LayerSpec layer) {
    return TRAINING_ONLY.contains(layer.kind()) || isAugmentation(layer);
  }

  private static boolean isAugmentation(LayerSpec model) {
    JsonNode layers = model.config().path("layers");
    return model.kind().equals("Sequential")
        && !layers.isEmpty()
        && StreamSupport.stream(layers.spliterator(), false)
            .map(layer -> layer.path("class_name").asText())
            .allMatch(kind -> TRAINING_ONLY.contains(kind) || kind.equals(NetworkSpec.INPUT));
  }

  static boolean isMerge(LayerSpec layer) {
    return MERGES.contains(layer.kind());
  }

  /**
   * The layer for DL4J.
   *
   * @param maps whether it takes feature maps, else vectors
   * @throws UnsupportedLayer saying why not
   */
  Described describe(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    return switch (layer.kind()) {
      case "Activation" -> activations.layer(layer, maps);
      case "ReLU" -> activations.relu(layer);
      case "LeakyReLU" -> activations.leakyRelu(layer);
      case "ELU" -> activations.elu(layer);
      case "Softmax" -> activations.softmax(layer, maps);
      default -> new Described(layer.kind(), settings(layer, maps));
    };
  }

  private ObjectNode settings(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    return switch (layer.kind()) {
      case "Conv2D" -> weighted(layer, SpatialRules.convolution(layer, maps), maps);
      case "MaxPooling2D", "AveragePooling2D" -> SpatialRules.pooling(layer, maps);
      case "GlobalMaxPooling2D", "GlobalAveragePooling2D" ->
          SpatialRules.globalPooling(layer, maps);
      case "ZeroPadding2D" -> SpatialRules.padding(layer, maps);
      case FLATTEN -> SpatialRules.channelsFirst(layer, maps);
      case "BatchNormalization" -> normalization(layer, maps);
      case "Dense" -> weighted(layer, dense(layer, maps), maps);
      case "Concatenate" -> concatenation(layer, maps);
      default -> {
        unless(isMerge(layer), whyNot(layer));
        yield Described.settings();
      }
    };
  }

  private static String whyNot(LayerSpec layer) {
    return switch (layer.kind()) {
      case "Lambda" ->
          "holds code, which is never run: put a layer of Keras in its place, or export as ONNX";
      case "Sequential", "Functional", "Model" ->
          "is a model within the model: put its layers in its place, or export as ONNX";
      default -> "is not supported: export as ONNX";
    };
  }

  private static ObjectNode dense(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    unless(!maps, "takes feature maps: put a Flatten or a global pooling before it");
    return Described.settings().put("units", layer.count("units"));
  }

  private ObjectNode weighted(LayerSpec layer, ObjectNode config, boolean maps)
      throws UnsupportedLayer {
    config.put("use_bias", layer.isSet("use_bias", true));
    config.put("activation", activations.name(layer, maps));
    // They are set from the file; DL4J only wants to be told something.
    ObjectNode zeros = config.putObject("kernel_initializer").put("class_name", "Zeros");
    zeros.putObject("config");
    return config;
  }

  private static ObjectNode normalization(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    JsonNode axes = layer.config().path("axis");
    int axis = (axes.isArray() ? axes.path(0) : axes).asInt(-1);
    unless(isLast(axis, maps), "normalizes along another axis than the last");
    return Described.settings()
        .put("axis", 1)
        .put("momentum", layer.config().path("momentum").asDouble(0.99))
        .put("epsilon", layer.config().path("epsilon").asDouble(1e-3));
  }

  private static ObjectNode concatenation(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    int axis = layer.config().path("axis").asInt(-1);
    unless(isLast(axis, maps), "joins along another axis than the last");
    return Described.settings().put("axis", 1);
  }

  /** The last axis is that of the channels, or the features. */
  private static boolean isLast(int axis, boolean maps) {
    return axis == -1 || axis == (maps ? 3 : 1);
  }
}
