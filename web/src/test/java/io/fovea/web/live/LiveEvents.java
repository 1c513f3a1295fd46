package io.fovea.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What somebody sees who watches. */
public final class LiveEvents implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String EVENT = "event: ";
  private static final String DATA = "data: ";

  private final Map<String, JsonNode> newest = new HashMap<>();
  private final InputStream stream;
  private final BufferedReader lines;

  private LiveEvents(InputStream stream) {
    this.stream = stream;
    this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
  }

  /** Begins to watch. */
  public static LiveEvents open(HttpClient client, HttpRequest request) throws Exception {
    HttpResponse<InputStream> reply = client.send(request, BodyHandlers.ofInputStream());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type")).contains("text/event-stream");
    return new LiveEvents(reply.body());
  }

  /** The newest data of a kind, as soon as it is as wanted. */
  public JsonNode await(String kind, Predicate<JsonNode> wanted) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!newest.containsKey(kind) || !wanted.test(newest.get(kind))) {
      String line = lines.readLine();
      assertThat(line).as("the newest %s: %s", kind, newest.get(kind)).isNotNull();
      if (line.startsWith(EVENT)) {
        String data = lines.readLine().substring(DATA.length());
        newest.put(line.substring(EVENT.length()), JSON.readTree(data));
      }
      assertThat(System.nanoTime())
          .as("the newest %s: %s", kind, newest.get(kind))
          .isLessThan(deadline);
    }
    return newest.get(kind);
  }

  /** Until the server has enough. */
  String rest() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      rest.append(line);
    }
    return rest.toString();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
