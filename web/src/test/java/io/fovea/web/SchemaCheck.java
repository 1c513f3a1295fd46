package io.fovea.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds JSON against what the OpenAPI description says of it: as much of a schema as it uses. */
final class SchemaCheck {
  private final JsonNode description;
  private final List<String> faults = new ArrayList<>();

  SchemaCheck(JsonNode description) {
    this.description = description;
  }

  List<String> faults(JsonNode value, JsonNode schema) {
    check("", value, schema);
    return faults;
  }

  private void check(String where, JsonNode value, JsonNode schema) {
    if (schema.has("$ref")) {
      check(where, value, description.at(schema.get("$ref").asText().substring(1)));
      return;
    }
    boolean fits =
        switch (schema.path("type").asText()) {
          case "object" -> isObject(where, value, schema);
          case "array" -> isArray(where, value, schema);
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" ->
              value.isNumber()
                  && value.asDouble() >= schema.path("minimum").asDouble(-Double.MAX_VALUE)
                  && value.asDouble() <= schema.path("maximum").asDouble(Double.MAX_VALUE);
          case "boolean" -> value.isBoolean();
          default -> false;
        };
    if (!fits) {
      faults.add(where + ": " + value + " is not " + schema);
    }
  }

  private boolean isObject(String where, JsonNode value, JsonNode schema) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        faults.add(where + "/" + required.asText() + " is missing");
      }
    }
    value
        .properties()
        .forEach(
            field -> {
              JsonNode known = schema.path("properties").path(field.getKey());
              if (known.isMissingNode()) {
                faults.add(where + "/" + field.getKey() + " is not described");
              } else {
                check(where + "/" + field.getKey(), field.getValue(), known);
              }
            });
    return value.isObject();
  }

  private boolean isArray(String where, JsonNode value, JsonNode schema) {
    value.forEach(one -> check(where + "/-", one, schema.path("items")));
    return value.isArray();
  }
}
