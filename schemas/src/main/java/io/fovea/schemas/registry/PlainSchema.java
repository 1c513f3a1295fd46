package io.fovea.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/**
 * A schema without the hints that Avro's compiler leaves in generated classes. What goes to the
 * registry is then the {@code .avsc} file, the same whatever language registers it.
 */
final class PlainSchema {
  private static final String STRING_TYPE_HINT = "avro.java.string";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlainSchema() {}

  static Schema of(Schema schema) {
    try {
      JsonNode tree = JSON.readTree(schema.toString());
      removeHints(tree);
      return parser().parse(tree.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Avro printed a schema that is no JSON", e);
    }
  }

  /** Lenient about defaults: a schema in a registry may be older than Avro's check of them. */
  static Schema.Parser parser() {
    return new Schema.Parser().setValidateDefaults(false);
  }

  private static void removeHints(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(STRING_TYPE_HINT);
    }
    node.forEach(PlainSchema::removeHints);
  }
}
