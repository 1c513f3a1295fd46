package io.fovea.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.web.feedback.Feedback;
import io.fovea.web.http.AccessToken;
import io.fovea.web.http.ClientAddress;
import io.fovea.web.http.Clients;
import io.fovea.web.http.Gate;
import io.fovea.web.http.WebServer;
import io.fovea.web.live.FakeLiveFeed;
import io.fovea.web.live.LiveDashboard;
import io.fovea.web.predict.Answer;
import io.fovea.web.predict.Answers;
import io.fovea.web.predict.ImageSink;
import io.fovea.web.predict.WebLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;

/** A server with sockets of its own, in front of a classifier that is none. */
abstract class WebServerCase {
  static final ObjectMapper JSON = new ObjectMapper();
  static final WebLimits LIMITS =
      new WebLimits(
          1_000,
          1_000,
          1 << 20,
          1,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          2);
  static final String TOKEN = "correct horse battery staple";

  final TurnableClock clock = new TurnableClock();
  final Answers answers = new Answers(LIMITS.remember(), LIMITS.maxRemembered(), clock);
  final LiveDashboard live = new LiveDashboard(FakeLiveFeed.silent(), 2, clock);
  final HttpClient client = HttpClient.newHttpClient();
  final FakeLabels labels = new FakeLabels();
  String lastId;
  WebServer server;

  @AfterEach
  void closeServer() {
    live.close();
    if (server != null) {
      server.close();
    }
  }

  void serve(ImageSink sink) {
    server = server(Optional.empty(), sink);
  }

  WebServer server(Optional<AccessToken> token, ImageSink sink) {
    return WebApplication.server(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        LIMITS,
        new Gate(token, new Clients(1_000, new ClientAddress(Optional.empty()), clock)),
        sink,
        answers,
        new Feedback(answers, labels, "tester", clock),
        live,
        new WebMetrics(new SimpleMeterRegistry()));
  }

  CompletableFuture<Void> classify(String id, byte[] image) {
    lastId = id;
    answers.answer(id, classified(new String(image, UTF_8)));
    return CompletableFuture.completedFuture(null);
  }

  CompletableFuture<Void> takeOnly(String id, byte[] image) {
    lastId = id;
    return CompletableFuture.completedFuture(null);
  }

  Answer classified(String label) {
    return new Answer.Classified(Predictions.of(lastId, label, clock.instant()), clock.instant());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  HttpRequest post(String path, String contentType, String body) {
    return request(path)
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  HttpRequest label(String json) {
    return post("/predictions/" + lastId + "/label", "application/json", json);
  }

  HttpRequest form(String field, String content) {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"x.png\"\r\n\r\n%s\r\n--b--\r\n"
            .formatted(field, content);
    return post("/predict", "multipart/form-data; boundary=b", body);
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  String raw(String request) throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(request.getBytes(UTF_8));
      out.flush();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  static void expectProblem(HttpResponse<String> reply, int status, String field)
      throws IOException {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(JSON.readTree(reply.body()).path("field").asText()).isEqualTo(field);
  }
}
