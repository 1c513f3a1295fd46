package io.fovea.trainer.importing.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A layer as Keras describes it.
 *
 * @param kind its class
 * @param inputs names of the layers whose outputs it takes
 */
record LayerSpec(String kind, String name, JsonNode config, List<String> inputs) {

  LayerSpec withInputs(List<String> others) {
    return new LayerSpec(kind, name, config, others);
  }

  String text(String field, String otherwise) {
    return config.path(field).asText(otherwise);
  }

  /** A number that it cannot do without. */
  int count(String field) throws UnsupportedLayer {
    int count = config.path(field).asInt();
    UnsupportedLayer.unless(count > 0, "has no " + field);
    return count;
  }

  boolean isSet(String field, boolean otherwise) {
    return config.path(field).asBoolean(otherwise);
  }

  /** A sentence about it. */
  String fault(String what) {
    return "layer '%s' (%s) %s".formatted(name, kind, what);
  }
}
