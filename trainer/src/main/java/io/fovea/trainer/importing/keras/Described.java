package io.fovea.trainer.importing.keras;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A layer's class and settings, for DL4J's importer. */
record Described(String kind, ObjectNode config) {

  /** No settings yet. */
  static ObjectNode settings() {
    return JsonNodeFactory.instance.objectNode();
  }
}
