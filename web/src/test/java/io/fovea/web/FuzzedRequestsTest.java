package io.fovea.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fovea.web.fuzz.FuzzedRequest;
import io.fovea.web.http.ClientAddress;
import io.fovea.web.predict.Answer;
import io.fovea.web.predict.WebLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever comes: a reply that is documented or a closed connection, and nothing that lasts. */
class FuzzedRequestsTest {
  private static final long SEED = 20_260_101;
  private static final int REQUESTS = 10_000;
  private static final int TENTH = REQUESTS / 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
  private static final String NONE = "none";

  /** Nobody waits long for what never comes. */
  private static final WebLimits LIMITS =
      new WebLimits(
          64 << 10,
          10_000,
          4 << 20,
          50,
          Duration.ofSeconds(30),
          Duration.ofMillis(10),
          Duration.ofMinutes(1),
          10_000);

  /** What the JVM itself may need more of meanwhile, such as for compiled methods. */
  private static final long SOME_BYTES = 4 << 20;

  @Test
  void doNoHarm() throws Exception {
    Optional<ClientAddress.Header> proxy = Optional.of(ClientAddress.Header.X_FORWARDED_FOR);
    try (ServedWeb web = new ServedWeb(LIMITS, ServedWeb.RATE, proxy)) {
      web.publishTo((id, image) -> publish(web, id, image));

      Map<String, Long> replies = new TreeMap<>(send(web, 0, 2 * TENTH));
      long before = usedHeap(web);
      send(web, 2 * TENTH, REQUESTS)
          .forEach((status, count) -> replies.merge(status, count, Long::sum));
      long after = usedHeap(web);

      System.out.println("Replies to mutated requests: " + replies);
      assertThat(replies.keySet())
          .as(replies.toString())
          .allMatch(FuzzedRequestsTest::isDocumented);
      assertThat(replies)
          .as("much must still be well-formed")
          .containsKeys("200", "202", "404", "422");
      assertThat(after - before).as("growth of the heap").isLessThan(SOME_BYTES);
      assertThat(web.predict(new byte[4]).statusCode()).isEqualTo(200);
    }
  }

  private static boolean isDocumented(String status) {
    return status.equals(NONE) || status.equals("503") || "234".indexOf(status.charAt(0)) >= 0;
  }

  /** How many had which status; in parallel, for a single client would spend the time waiting. */
  private static Map<String, Long> send(ServedWeb web, long from, long to) throws Exception {
    String imageId = classified(web);
    return LongStream.range(from, to)
        .parallel()
        .mapToObj(i -> send(web, FuzzedRequest.of(SEED + i, imageId)))
        .flatMap(List::stream)
        .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
  }

  private static String classified(ServedWeb web) throws Exception {
    Matcher id = Pattern.compile("[0-9a-f]{32}").matcher(web.predict(new byte[4]).body());
    assertThat(id.find()).isTrue();
    return id.group();
  }

  private static List<String> send(ServedWeb web, FuzzedRequest request) {
    try (Socket socket = web.connect()) {
      if (request.aborted()) {
        socket.setSoLinger(true, 0);
      }
      OutputStream out = socket.getOutputStream();
      out.write(request.bytes());
      if (request.aborted()) {
        return List.of(NONE);
      }
      socket.shutdownOutput();
      return statuses(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (SocketTimeoutException forgotten) {
      return List.of("no end");
    } catch (IOException hungUp) { // before all was sent, or read
      return List.of(NONE);
    }
  }

  private static List<String> statuses(String replies) {
    Matcher found = STATUS.matcher(replies);
    List<String> statuses = found.results().map(status -> status.group(1)).toList();
    return statuses.isEmpty() ? List.of(NONE) : statuses;
  }

  /**
   * As a classifier would, which finds some unreadable and is slow with others; not Kafka, at
   * times.
   */
  private static CompletableFuture<Void> publish(ServedWeb web, String id, byte[] image) {
    switch (image.length % 5) {
      case 0 -> web.answers.answer(id, new Answer.Rejected("UNREADABLE_IMAGE", "damaged"));
      case 1 -> {
        return CompletableFuture.failedFuture(new IOException("no broker"));
      }
      case 2 -> {
        return CompletableFuture.completedFuture(null);
      }
      default -> web.classify(id, new byte[] {1});
    }
    return CompletableFuture.completedFuture(null);
  }

  /** Once all is over, also what is only kept for a time. */
  private static long usedHeap(ServedWeb web) {
    await().atMost(PATIENCE).until(() -> web.gauge("fovea.web.requests.running") == 0);
    web.clock.turn(Duration.ofHours(1));
    assertThat(web.answers.find("any")).isEmpty();
    assertThat(web.answers.awaited()).isZero();
    assertThat(web.answers.answered()).isZero();
    assertThat(web.clients.recent()).isZero();
    assertThat(web.gauge("fovea.web.body.bytes")).isZero();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
