package io.fovea.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.web.feedback.Feedback;
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
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
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

/** The application's server on a free port, with a sink where Kafka would be. */
final class ServedWeb implements AutoCloseable {
  /** Small enough to be reached, and with time enough for a slow machine. */
  static final WebLimits LIMITS =
      new WebLimits(
          64 << 10,
          10_000,
          4 << 20,
          50,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          1_000);

  static final int RATE = 1_000_000;

  final TurnableClock clock = new TurnableClock();
  final Answers answers;
  final Clients clients;
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final HttpClient client = HttpClient.newHttpClient();
  private final LiveDashboard live = new LiveDashboard(FakeLiveFeed.silent(), 1, clock);
  private final WebServer server;
  private volatile ImageSink sink = this::classify;

  ServedWeb(WebLimits limits) {
    this(limits, RATE, Optional.empty());
  }

  ServedWeb(WebLimits limits, int clientRate, Optional<ClientAddress.Header> header) {
    answers = new Answers(limits.remember(), limits.maxRemembered(), clock);
    clients = new Clients(clientRate, new ClientAddress(header), clock);
    server =
        WebApplication.server(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            limits,
            new Gate(Optional.empty(), clients),
            (id, image) -> sink.publish(id, image),
            answers,
            new Feedback(answers, new NoLabels(), "tester", clock),
            live,
            new WebMetrics(meters));
  }

  /** At once, as what it contains. */
  CompletableFuture<Void> classify(String id, byte[] image) {
    String label = new String(image, UTF_8);
    answers.answer(
        id, new Answer.Classified(Predictions.of(id, label, clock.instant()), clock.instant()));
    return CompletableFuture.completedFuture(null);
  }

  void publishTo(ImageSink other) {
    sink = other;
  }

  URI at(String path) {
    return URI.create(server.address() + path);
  }

  HttpResponse<String> predict(byte[] image, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at("/predict"))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(image));
    return client.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  /** Of one's own, to be rude on. Reads wait for half a minute at most. */
  Socket connect() throws IOException {
    return connect(new Socket());
  }

  /** The same with a socket that was prepared. */
  Socket connect(Socket socket) throws IOException {
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(server.address().getHost(), server.address().getPort()));
    return socket;
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** All up to the end of the connection. */
  static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  /** What a gauge tells, such as {@code fovea.web.body.bytes}. */
  double gauge(String name) {
    return meters.get(name).gauge().value();
  }

  @Override
  public void close() {
    live.close();
    server.close();
  }
}
