package io.fovea.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fovea.web.predict.Answer;
import io.fovea.web.predict.WebLimits;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are slow, or gone, cost nothing that lasts. */
@Timeout(60)
class SlowClientsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final WebLimits HURRIED = limits(Duration.ofSeconds(1));
  private static final WebLimits LEISURELY = limits(Duration.ofMinutes(5));
  private static final String HEAD =
      "POST /predict%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: %d\r\n\r\n";

  @Test
  void endsABodyThatStallsAndTellsWhy() throws Exception {
    try (ServedWeb web = new ServedWeb(HURRIED);
        Socket slow = web.connect()) {
      ServedWeb.write(slow, HEAD.formatted("", 50_000) + "only the beginning");

      String reply = ServedWeb.read(slow);

      assertThat(reply).startsWith("HTTP/1.1 408 ").contains("\"field\":\"body\"");
      assertThat(reply).containsIgnoringCase("Connection: close");
      expectNothingLeft(web);
    }
  }

  @Test
  void endsABodyThatTricklesAsOneThatStalls() throws Exception {
    try (ServedWeb web = new ServedWeb(HURRIED);
        Socket slow = web.connect()) {
      ServedWeb.write(slow, HEAD.formatted("", 50_000));
      ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();
      drops.scheduleAtFixedRate(() -> isTaken(slow, "x"), 0, 20, TimeUnit.MILLISECONDS);

      String reply = ServedWeb.read(slow);

      assertThat(reply).startsWith("HTTP/1.1 408 ");
      expectNothingLeft(web);
      drops.shutdown();
    }
  }

  @Test
  void endsAHeadThatNeverComesToItsEnd() throws Exception {
    try (ServedWeb web = new ServedWeb(HURRIED);
        Socket slow = web.connect()) {
      ServedWeb.write(slow, "POST /predict HTTP/1.1\r\nHost: loc");

      assertThat(ServedWeb.read(slow)).doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
    }
  }

  @Test
  void keepsNoRoomForBodiesThatWereNotSent() throws Exception {
    List<Socket> vanished = new ArrayList<>();
    try (ServedWeb web = new ServedWeb(LEISURELY)) {
      for (int i = 0; i < 10; i++) { // more than there is room for
        Socket socket = web.connect();
        ServedWeb.write(socket, HEAD.formatted("", 60_000) + "x");
        vanished.add(socket);
      }
      await().atMost(PATIENCE).until(() -> web.gauge("fovea.web.body.bytes") > 200_000);
      for (Socket socket : vanished) {
        socket.close();
      }

      expectNothingLeft(web);
      assertThat(web.predict(new byte[60_000]).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void keepsAConnectionThatWaitsForItsAnswerForLongerThanItMayBeSilent() throws Exception {
    Queue<String> ids = new ConcurrentLinkedQueue<>();
    try (ServedWeb web = new ServedWeb(HURRIED);
        Socket patient = web.connect();
        Socket idle = web.connect()) {
      web.publishTo((id, image) -> taken(ids, id));
      ServedWeb.write(patient, HEAD.formatted("?wait=20", 1) + "x");
      // A connection that nobody waits at is closed: from then on the other was silent as long.
      assertThat(ServedWeb.read(idle)).isEmpty();
      await().atMost(PATIENCE).until(() -> !ids.isEmpty());

      web.answers.answer(ids.remove(), new Answer.Rejected("UNREADABLE_IMAGE", "late"));

      assertThat(ServedWeb.read(patient)).startsWith("HTTP/1.1 422 ");
    }
  }

  @Test
  void forgetsWhoWentWhileItsAnswerWasAwaited() throws Exception {
    Queue<String> ids = new ConcurrentLinkedQueue<>();
    try (ServedWeb web = new ServedWeb(HURRIED)) {
      web.publishTo((id, image) -> taken(ids, id));
      for (int i = 0; i < 20; i++) {
        try (Socket gone = web.connect()) {
          ServedWeb.write(gone, HEAD.formatted("?wait=20", 1) + "x");
          int sent = i + 1;
          await().atMost(PATIENCE).until(() -> ids.size() == sent);
        }
      }

      ids.forEach(id -> web.answers.answer(id, new Answer.Rejected("UNREADABLE_IMAGE", "late")));

      expectNothingLeft(web);
      web.clock.turn(HURRIED.remember().plusSeconds(1));
      assertThat(web.answers.find(ids.element())).isEmpty();
      assertThat(web.answers.answered()).isZero();
    }
  }

  @Test
  void endsAConnectionWhoseAnswersNobodyReads() throws Exception {
    try (ServedWeb web = new ServedWeb(HURRIED);
        Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(4 << 10);
      web.connect(deaf);
      String request = "GET /site/fovea.css HTTP/1.1\r\nHost: localhost\r\n\r\n";
      // Until no buffer on the way takes any more, and the server has hung up.
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> !isTaken(deaf, request.repeat(2_000)));

      expectNothingLeft(web);
      assertThat(web.predict(new byte[1]).statusCode()).isEqualTo(200);
    }
  }

  private static WebLimits limits(Duration upload) {
    return new WebLimits(
        64 << 10,
        10_000,
        300 << 10,
        50,
        upload,
        Duration.ofSeconds(20),
        Duration.ofMinutes(1),
        100);
  }

  private static boolean isTaken(Socket socket, String requests) {
    try {
      ServedWeb.write(socket, requests);
      return true;
    } catch (IOException hungUp) {
      return false;
    }
  }

  private static CompletableFuture<Void> taken(Queue<String> ids, String id) {
    ids.add(id);
    return CompletableFuture.completedFuture(null);
  }

  private static void expectNothingLeft(ServedWeb web) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(web.gauge("fovea.web.body.bytes")).isZero();
              assertThat(web.gauge("fovea.web.requests.running")).isZero();
              assertThat(web.answers.awaited()).isZero();
            });
  }
}
