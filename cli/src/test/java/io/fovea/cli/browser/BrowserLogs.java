package io.fovea.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the browser wrote down. Each entry is told once. */
final class BrowserLogs {
  static final Map<String, String> WANTED = Map.of("browser", "ALL", "performance", "ALL");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebDriver session;

  BrowserLogs(WebDriver session) {
    this.session = session;
  }

  /**
   * Errors and warnings of the console: exceptions of scripts, what the content security policy
   * refused, resources that could not be loaded.
   */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (JsonNode entry : entries("browser")) {
      if (List.of("SEVERE", "WARNING").contains(entry.path("level").asText())) {
        complaints.add(entry.path("message").asText());
      }
    }
    return complaints;
  }

  /** What was asked for over a network, from any host. */
  List<URI> requests() {
    List<URI> requests = new ArrayList<>();
    for (JsonNode entry : entries("performance")) {
      JsonNode event = parse(entry.path("message").asText()).path("message");
      if (event.path("method").asText().equals("Network.requestWillBeSent")) {
        String url = event.path("params").path("request").path("url").asText();
        if (url.startsWith("http") || url.startsWith("ws")) {
          requests.add(URI.create(url));
        }
      }
    }
    return requests;
  }

  private JsonNode entries(String type) {
    return session.post("se/log", Map.of("type", type));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }
}
