package io.fovea.trainer.importing.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How Keras writes which layer's output goes where. */
final class Tensors {
  private static final String KERAS_3 = "__keras_tensor__";

  private Tensors() {}

  /** The layers whose outputs a layer takes, in order. */
  static List<String> sources(JsonNode node) {
    List<String> names = new ArrayList<>();
    collect(node, names);
    return names;
  }

  /** The layers at which a model begins or ends. */
  static List<String> ends(JsonNode layers) {
    return sources(layers);
  }

  /**
   * Keras 2 has {@code [name, 0, 0, {}]}, Keras 3 objects with such a history; both nest freely.
   */
  private static void collect(JsonNode node, List<String> names) {
    if (node.path("class_name").asText().equals(KERAS_3)) {
      collect(node.path("config").path("keras_history"), names);
    } else if (node.isArray()
        && node.size() >= 3
        && node.get(0).isTextual()
        && node.get(1).isInt()) {
      names.add(node.get(0).asText());
    } else {
      node.forEach(child -> collect(child, names));
    }
  }
}
