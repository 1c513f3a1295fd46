package io.fovea.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.schemas.UnknownSchemaException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Builds a schema from the registry's JSON, and fetches what it refers to in other subjects. */
final class SchemaAssembly {
  private static final int MAX_REFERENCES = 100;

  private final BiFunction<String, Integer, Answer> fetch;

  /**
   * @param fetch the registry's answer for a subject and version
   */
  SchemaAssembly(BiFunction<String, Integer, Answer> fetch) {
    this.fetch = fetch;
  }

  /**
   * @param name names the schema in a message
   */
  Schema assemble(JsonNode entry, String name) {
    String type = entry.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new UnknownSchemaException("The schema of " + name + " is " + type + ", not Avro");
    }
    Schema.Parser parser = PlainSchema.parser();
    try {
      parseReferences(entry, parser, new HashSet<>());
      return parser.parse(entry.path("schema").asText());
    } catch (AvroRuntimeException e) {
      throw new UnknownSchemaException("Avro cannot read the schema of " + name, e);
    }
  }

  private void parseReferences(JsonNode entry, Schema.Parser parser, Set<String> seen) {
    for (JsonNode reference : entry.path("references")) {
      String subject = reference.path("subject").asText();
      int version = reference.path("version").asInt();
      if (seen.add(subject + "/" + version)) {
        if (seen.size() > MAX_REFERENCES) {
          throw new UnknownSchemaException(
              "A schema refers to more than " + MAX_REFERENCES + " others");
        }
        JsonNode referred = fetch.apply(subject, version).body();
        parseReferences(referred, parser, seen);
        parser.parse(referred.path("schema").asText());
      }
    }
  }
}
