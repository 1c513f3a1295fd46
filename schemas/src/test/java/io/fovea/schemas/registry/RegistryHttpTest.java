package io.fovea.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schemas.RegistryUnavailableException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retries, fail-over and time limits. */
class RegistryHttpTest {
  private final FakeHttpRegistry fake = FakeHttpRegistry.start();

  @AfterEach
  void stop() {
    fake.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 408, 429})
  void asksAgainAfterAPassingFault(int status) {
    fake.answer(status, "").answer(status, "starting").answer(200, "{}");

    assertThat(http(fake.url(), Map.of("max.retries", 2)).get("/x").status()).isEqualTo(200);
    assertThat(fake.requests()).hasSize(3);
  }

  @Test
  void givesUpAfterTheTriesAgreed() {
    fake.answer(503, "{\"error_code\": 50301, \"message\": \"no leader\"}");

    assertThatThrownBy(() -> http(fake.url(), Map.of("max.retries", 2)).get("/x"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("3 tries")
        .hasMessageContaining(fake.url())
        .hasMessageContaining("no leader");
    assertThat(fake.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 401, 404, 409, 422})
  void takesAnAnswerAsAnAnswer(int status) {
    fake.answer(status, "{}");

    assertThat(http(fake.url(), Map.of()).get("/x").status()).isEqualTo(status);
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void sendsTheBodyAgain() {
    fake.answer(500, "").answer(200, "{}");

    http(fake.url(), Map.of()).post("/x", "{\"a\": 1}");

    assertThat(fake.requests())
        .extracting(FakeHttpRegistry.Request::body)
        .containsOnly("{\"a\": 1}");
  }

  @Test
  void asksTheNextAddressAndStaysThere() throws IOException {
    fake.answer(200, "{}");
    RegistryHttp http =
        http(
            "http://127.0.0.1:" + closedPort() + " , " + fake.url() + "/",
            Map.of("max.retries", 0));

    assertThat(http.get("/x").from()).hasToString(fake.url());
    assertThat(http.get("/x").from()).hasToString(fake.url());
    assertThat(fake.requests()).extracting(FakeHttpRegistry.Request::path).containsOnly("/x");
  }

  @Test
  void leavesAnAddressThatIsUpButNotWell() {
    try (FakeHttpRegistry well = FakeHttpRegistry.start()) {
      fake.answer(500, "");
      well.answer(200, "{}");
      RegistryHttp http = http(fake.url() + "," + well.url(), Map.of());

      http.get("/x");
      http.get("/x");

      assertThat(fake.requests()).hasSize(1);
      assertThat(well.requests()).hasSize(2);
    }
  }

  @Test
  void stopsWaitingForTheHead() {
    CountDownLatch end = new CountDownLatch(1);
    fake.answer(exchange -> awaitQuietly(end));

    assertTimesOut();
    end.countDown();
  }

  @Test
  void stopsWaitingForTheBody() {
    CountDownLatch end = new CountDownLatch(1);
    fake.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          awaitQuietly(end);
        });

    assertTimesOut();
    end.countDown();
  }

  private void assertTimesOut() {
    assertThatThrownBy(
            () -> http(fake.url(), Map.of("max.retries", 1, "http.read.timeout.ms", 150)).get("/x"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("no answer within 150 ms");
    assertThat(fake.requests()).hasSize(2);
  }

  @Test
  void stopsReadingAnEndlessAnswer() {
    fake.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[1 << 16];
          while (true) {
            exchange.getResponseBody().write(chunk);
          }
        });

    assertThatThrownBy(() -> http(fake.url(), Map.of("max.retries", 0)).get("/x"))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void interruptEndsTheWait() {
    fake.answer(503, "");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> http(fake.url(), Map.of()).get("/x"))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void pausesGrowUpToALimit() {
    RetryPolicy policy = new RetryPolicy(10, 100, 1_000);

    assertThat(policy.pauseBefore(1)).isBetween(80L, 120L);
    assertThat(policy.pauseBefore(2)).isBetween(160L, 240L);
    assertThat(policy.pauseBefore(9)).isBetween(800L, 1_000L);
  }

  private static RegistryHttp http(String url, Map<String, ?> more) {
    Map<String, Object> settings =
        new HashMap<>(Map.of("schema.registry.url", url, "retries.wait.ms", 1));
    settings.putAll(more);
    return RegistryHttp.of(new RegistrySettings(settings));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
