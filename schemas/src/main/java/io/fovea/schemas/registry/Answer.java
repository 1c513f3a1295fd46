package io.fovea.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * What the registry said.
 *
 * @param from the address that said it
 * @param body a missing node if it was no JSON
 */
record Answer(RegistryEndpoint from, int status, JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Answer of(RegistryEndpoint from, int status, byte[] body) throws IOException {
    return new Answer(from, status, parse(body));
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  /**
   * Whether a registry says that it has no such thing. Any web server says 404 at a wrong address;
   * only a registry adds an error code that starts with 404.
   */
  boolean isMissing() {
    return status == 404 && body.path("error_code").asText().matches("404\\d\\d");
  }

  /** The registry's own words, kept short: they may quote a whole schema. */
  String message() {
    String text = body.path("message").asText();
    return text.length() > 500 ? text.substring(0, 500) + "…" : text;
  }

  /** May be gone the next time: the registry starts, is overloaded, or lost its broker. */
  boolean isPassing() {
    return status >= 500 || status == 408 || status == 429;
  }
}
