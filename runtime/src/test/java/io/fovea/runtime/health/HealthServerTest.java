package io.fovea.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.StartException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicReference<Optional<String>> model = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<String>> threads = new AtomicReference<>(Optional.empty());
  private final HealthServer server =
      new HealthServer(
          loopback(0), metrics, Map.of("threads", threads::get), Map.of("model", model::get));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void tellsThatAllIsWell() throws Exception {
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/health").body()).isEqualTo("{\"live\":true,\"reasons\":{}}\n");
    assertThat(get("/ready").statusCode()).isEqualTo(200);
    assertThat(get("/ready").body()).isEqualTo("{\"ready\":true,\"reasons\":{}}\n");
  }

  @Test
  void tellsWhyItIsNotReadyAndStillLives() throws Exception {
    model.set(Optional.of("\"lenet\" is\nnot loaded"));
    HttpResponse<String> ready = get("/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    assertThat(ready.body())
        .isEqualTo("{\"ready\":false,\"reasons\":{\"model\":\"\\\"lenet\\\" is\\nnot loaded\"}}\n");
    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsThatItDoesNotLive() throws Exception {
    threads.set(Optional.of("all stream threads died"));
    assertThat(get("/health").statusCode()).isEqualTo(503);
    assertThat(get("/health").body()).contains("all stream threads died");
  }

  @Test
  void isNotReadyWhenACheckFails() throws Exception {
    model.set(null); // the lambda then returns null, and the check throws
    assertThat(get("/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void servesMetricsToPrometheus() throws Exception {
    metrics.counter("fovea.images").increment(3);
    try (ProcessMetrics ofProcess = new ProcessMetrics(metrics)) {
      assertThat(ofProcess).isNotNull();
      HttpResponse<String> page = get("/metrics");
      assertThat(page.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      assertThat(page.body())
          .contains("fovea_images_total 3.0", "jvm_memory_used_bytes", "process_cpu_usage");
    }
  }

  @Test
  void answersOnlyWhatItKnows() throws Exception {
    assertThat(get("/healthy").statusCode()).isEqualTo(404);
    assertThat(get("/").statusCode()).isEqualTo(404);
    HttpRequest post = request("/health").POST(BodyPublishers.ofString("x")).build();
    assertThat(send(post).statusCode()).isEqualTo(405);
    HttpRequest head = request("/ready").method("HEAD", BodyPublishers.noBody()).build();
    assertThat(send(head).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsThatThePortIsTaken() {
    assertThatThrownBy(() -> new HealthServer(loopback(server.port()), metrics, Map.of()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(Integer.toString(server.port()))
        .hasMessageContaining("0 takes a free one");
  }

  @Test
  void stopsListeningWhenClosed() {
    server.close();
    assertThatThrownBy(() -> get("/health")).isInstanceOf(ConnectException.class);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
