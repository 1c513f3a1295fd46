package io.fovea.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Commands of the WebDriver protocol (<a href="https://www.w3.org/TR/webdriver2/">W3C</a>), as JSON
 * over HTTP. That is all that the tests need of Selenium, which would bring 25 jars and a program
 * that downloads browsers.
 */
final class WebDriver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(120);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;

  /**
   * @param base that commands are put behind, with a slash at its end
   */
  WebDriver(URI base) {
    this.base = base;
  }

  WebDriver under(String path) {
    return new WebDriver(base.resolve(path));
  }

  JsonNode get(String command) {
    return send(request(command).GET());
  }

  JsonNode delete(String command) {
    return send(request(command).DELETE());
  }

  /**
   * Answers with the value of the reply.
   *
   * @throws WebDriverException if the browser refuses
   */
  JsonNode post(String command, Map<String, ?> parameters) {
    try {
      return send(
          request(command)
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters))));
    } catch (IOException notWritable) {
      throw new UncheckedIOException(notWritable);
    }
  }

  private HttpRequest.Builder request(String command) {
    return HttpRequest.newBuilder(base.resolve(command)).timeout(ANSWER_WITHIN);
  }

  private static JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> reply = CLIENT.send(request.build(), BodyHandlers.ofString());
      JsonNode value = JSON.readTree(reply.body()).path("value");
      if (reply.statusCode() != 200) {
        throw new WebDriverException(
            value.path("error").asText() + ": " + value.path("message").asText());
      }
      return value;
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
