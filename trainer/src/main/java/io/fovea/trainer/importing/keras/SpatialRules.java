package io.fovea.trainer.importing.keras;

import static io.fovea.trainer.importing.keras.UnsupportedLayer.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Layers that take feature maps, along height and width. */
final class SpatialRules {

  private SpatialRules() {}

  /** Without its activation, bias and weights. */
  static ObjectNode convolution(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    int groups = layer.config().path("groups").asInt(1);
    unless(groups == 1, "has groups, which are not supported");
    ObjectNode config = channelsFirst(layer, maps);
    config.put("filters", layer.count("filters"));
    pair(layer, config, "kernel_size");
    pair(layer, config, "strides");
    pair(layer, config, "dilation_rate");
    border(layer, config);
    return config;
  }

  static ObjectNode pooling(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    ObjectNode config = channelsFirst(layer, maps);
    pair(layer, config, "pool_size");
    if (layer.config().hasNonNull("strides")) {
      pair(layer, config, "strides");
    } else {
      config.set("strides", config.get("pool_size"));
    }
    border(layer, config);
    return config;
  }

  static ObjectNode globalPooling(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    unless(!layer.isSet("keepdims", false), "keeps its dimensions, which is not supported");
    return channelsFirst(layer, maps);
  }

  /** DL4J's importer wants what comes before and behind each axis. */
  static ObjectNode padding(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    ObjectNode config = channelsFirst(layer, maps);
    JsonNode padding = layer.config().path("padding");
    ArrayNode both = config.putArray("padding");
    for (int axis = 0; axis < 2; axis++) {
      JsonNode one = padding.isArray() ? padding.path(axis) : padding;
      int before = (one.isArray() ? one.path(0) : one).asInt(-1);
      int behind = (one.isArray() ? one.path(1) : one).asInt(-1);
      unless(before >= 0 && behind >= 0, "has a padding that is not understood: " + padding);
      both.addArray().add(before).add(behind);
    }
    return config;
  }

  /** Keras keeps kernels alike for both formats, so only the images' axes change places. */
  static ObjectNode channelsFirst(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    unless(maps, "takes no feature maps");
    unless(
        layer.text("data_format", "channels_last").equals("channels_last"),
        "has channels first, which is not supported: save it with channels last, or export as ONNX");
    return Described.settings().put("data_format", "channels_first");
  }

  private static void border(LayerSpec layer, ObjectNode config) throws UnsupportedLayer {
    String padding = layer.text("padding", "valid");
    unless(
        padding.equals("valid") || padding.equals("same"),
        "has the padding " + padding + ", which is not supported");
    config.put("padding", padding);
  }

  /** Along height and width; one number holds for both. */
  private static void pair(LayerSpec layer, ObjectNode config, String field)
      throws UnsupportedLayer {
    JsonNode value = layer.config().path(field);
    int height = (value.isArray() ? value.path(0) : value).asInt(1);
    int width = (value.isArray() ? value.path(1) : value).asInt(1);
    unless(height > 0 && width > 0, "has a wrong " + field);
    config.putArray(field).add(height).add(width);
  }
}
