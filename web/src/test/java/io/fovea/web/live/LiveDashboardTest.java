package io.fovea.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.web.Predictions;
import io.fovea.web.TurnableClock;
import io.fovea.web.http.AccessToken;
import io.fovea.web.http.ClientAddress;
import io.fovea.web.http.Clients;
import io.fovea.web.http.Gate;
import io.fovea.web.http.RouteTable;
import io.fovea.web.http.Routes;
import io.fovea.web.http.WebServer;
import io.fovea.web.live.figures.DeadLetters;
import io.fovea.web.live.quality.Reports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveDashboardTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TOKEN = "correct horse battery staple";

  private final TurnableClock clock = new TurnableClock();
  private final FakeLiveFeed feed = new FakeLiveFeed();
  private final LiveDashboard dashboard =
      new LiveDashboard(feed::open, 2, Duration.ofMillis(20), clock);
  private final HttpClient client = HttpClient.newHttpClient();
  private WebServer server;

  @BeforeEach
  void serve() {
    RouteTable table = new RouteTable();
    LiveRoutes.addTo(table, dashboard);
    server =
        new WebServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            100,
            Duration.ofSeconds(30),
            new Routes(gate(), table, (status, nanos) -> {}));
  }

  @AfterEach
  void close() {
    dashboard.close();
    server.close();
  }

  @Test
  void tellsWhatIsKnownOfThePipeline() throws Exception {
    try (LiveEvents events = watch()) {
      feed.state.status().reads();
      feed.state.status().qualityTopic(false);
      feed.state.take(List.of(Predictions.of("0123456789abcdef", "7", clock.instant())));
      feed.state.take(new DeadLetters.Letter(1, "id", "EMPTY_IMAGE", "<b>nothing</b>"));
      feed.state.take(new Lag("classifiers", 12L, 8L, true));
      feed.state.take("fake/1/all", Reports.of("1", new long[][] {{9, 1}, {2, 8}}));
      clock.turn(Duration.ofSeconds(3));

      events.await("status", status -> status.at("/kafka").asText().equals("READING"));
      events.await("traffic", traffic -> traffic.at("/now/imagesInMinute").asLong() == 1);
      events.await("letters", letters -> letters.at("/reasons/0/count").asLong() == 1);
      events.await("lag", lag -> lag.at("/images").asLong() == 12);
      JsonNode quality = events.await("quality", all -> all.at("/models").size() == 1);
      JsonNode shown = events.await("predictions", all -> all.size() == 1);

      assertThat(quality.at("/newest").asText()).isEqualTo("fake/1");
      assertThat(shown.at("/0/label").asText()).isEqualTo("7");
      String thumbnail = "/live/thumbnails/" + shown.at("/0/id").asText();
      assertThat(get(thumbnail, TOKEN).body()).containsExactly(1, 2, 3);
      assertThat(get("/live/thumbnails/0-1", TOKEN).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void tellsTwoWhoWatchTheSame() throws Exception {
    try (LiveEvents one = watch();
        LiveEvents other = watch()) {
      feed.state.take(new Lag("classifiers", 5L, 5L, true));

      assertThat(one.await("lag", lag -> lag.at("/images").asLong() == 5))
          .isEqualTo(other.await("lag", lag -> lag.at("/images").asLong() == 5));
    }
  }

  @Test
  void putsOffMoreThanThereIsRoomForAndTakesThemLater() throws Exception {
    LiveEvents first = watch();
    LiveEvents second = watch();
    HttpResponse<byte[]> third = get("/live/events", TOKEN);
    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(third.headers().firstValue("Retry-After")).isPresent();

    first.close();
    await().atMost(PATIENCE).until(() -> dashboard.watchers() == 1);
    watch().close();
    second.close();
  }

  @Test
  void readsOnlyWhileSomebodyWatches() throws Exception {
    assertThat(dashboard.isReading()).isFalse();
    LiveEvents events = watch();
    assertThat(dashboard.isReading()).isTrue();
    LiveState first = feed.state;

    events.close();
    await().atMost(PATIENCE).until(() -> dashboard.watchers() == 0);
    assertThat(dashboard.isReading()).isTrue(); // the page may only be loaded anew
    clock.turn(Duration.ofMinutes(1));
    await().atMost(PATIENCE).until(() -> feed.closed);

    watch().close();
    assertThat(feed.state).isNotSameAs(first);
  }

  @Test
  void endsStreamsWithTheApplication() throws Exception {
    LiveEvents events = watch();

    dashboard.close();

    assertThat(events.rest()).isNotNull(); // comes to an end
    assertThat(feed.closed).isTrue();
  }

  @Test
  void asksForTheTokenWhereFiguresAreAndNotForThePage() throws Exception {
    assertThat(get("/live/events", "wrong").statusCode()).isEqualTo(401);
    assertThat(get("/live/thumbnails/0-7", "wrong").statusCode()).isEqualTo(401);
    assertThat(get("/live", "wrong").statusCode()).isEqualTo(200);
    assertThat(dashboard.watchers()).isZero();
  }

  @Test
  void servesEveryFileThatThePageNames() throws Exception {
    String page = new String(get("/live", "").body(), UTF_8);
    List<String> named =
        Stream.of(page.split("\""))
            .filter(text -> text.startsWith("/site/live") || text.equals("/site/chart.js"))
            .toList();

    assertThat(named).hasSize(3);
    for (String file : named) {
      assertThat(get(file, "").statusCode()).as(file).isEqualTo(200);
    }
    assertThat(page).doesNotContain("style=").doesNotContain("onclick");
  }

  @Test
  void answersWhatIsNotThere() throws Exception {
    assertThat(get("/live/thumbnails/..", TOKEN).statusCode()).isIn(400, 404);
    HttpRequest head =
        request("/live/events", TOKEN).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    assertThat(client.send(head, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    assertThat(dashboard.watchers()).isZero();
  }

  private Gate gate() {
    return new Gate(
        Optional.of(new AccessToken(TOKEN)),
        new Clients(1_000, new ClientAddress(Optional.empty()), clock));
  }

  private LiveEvents watch() throws Exception {
    return LiveEvents.open(client, request("/live/events", TOKEN).build());
  }

  private HttpResponse<byte[]> get(String path, String token) throws Exception {
    return client.send(request(path, token).build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(server.address() + path))
        .header("Authorization", "Bearer " + token);
  }
}
