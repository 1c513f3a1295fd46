package io.fovea.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.schema.LabelFeedback;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final WebLimits LIMITS =
      new WebLimits(
          1_000,
          1_000,
          1 << 20,
          1,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          2);
  private static final String TOKEN = "correct horse battery staple";

  private final TurnableClock clock = new TurnableClock();
  private final Answers answers = new Answers(LIMITS.remember(), LIMITS.maxRemembered(), clock);
  private final LiveDashboard live = new LiveDashboard(FakeLiveFeed.silent(), 2, clock);
  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeLabels labels = new FakeLabels();
  private String lastId;
  private WebServer server;

  @AfterEach
  void closeServer() {
    live.close();
    if (server != null) {
      server.close();
    }
  }

  @Test
  void answersWithThePrediction() throws Exception {
    serve(this::classify);

    HttpResponse<String> reply = send(post("/predict", "image/png", "seven"));

    JsonNode body = JSON.readTree(reply.body());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(body.get("imageId").asText()).isEqualTo(lastId).matches("[0-9a-f]{32}");
    assertThat(body.get("label").asText()).isEqualTo("seven");
    assertThat(body.get("confidence").asDouble()).isEqualTo(0.75);
    assertThat(body.get("unsure").asBoolean()).isFalse();
    assertThat(body.at("/topK/1/label").asText()).isEqualTo("other");
    assertThat(body.at("/model/name").asText()).isEqualTo("fake");
    assertThat(body.at("/model/version").asText()).isEqualTo("1.0");
    assertThat(body.at("/timings/millis").asLong()).isZero();
    assertThat(body.at("/timings/capturedAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void takesAnImageInAForm() throws Exception {
    serve(this::classify);

    HttpResponse<String> reply = send(form("image", "seven"));

    assertThat(JSON.readTree(reply.body()).get("label").asText()).isEqualTo("seven");
  }

  @Test
  void namesTheFieldThatAFormLacks() throws Exception {
    serve(this::classify);

    expectProblem(send(form("picture", "seven")), 400, "image");
  }

  @Test
  void refusesAFormThatIsNone() throws Exception {
    serve(this::classify);

    expectProblem(send(post("/predict", "multipart/form-data; boundary=b", "seven")), 400, "body");
    expectProblem(send(post("/predict", "multipart/form-data", "seven")), 400, "body");
  }

  @Test
  void refusesWhatIsNoImage() throws Exception {
    serve(this::classify);

    expectProblem(send(post("/predict", "text/html", "<p>")), 415, "Content-Type");
    expectProblem(send(post("/predict", "image/png", "")), 400, "image");
  }

  @Test
  void refusesTooLargeBodiesThatTellTheirLengthAndThoseThatDoNot() throws Exception {
    serve(this::classify);
    byte[] large = new byte[LIMITS.maxImageBytes() + 1];
    HttpRequest chunked =
        request("/predict")
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
            .build();

    expectProblem(send(post("/predict", "image/png", new String(large, UTF_8))), 413, "image");
    expectProblem(send(chunked), 413, "image");
    expectProblem(send(form("image", new String(large, UTF_8))), 413, "image");
  }

  @Test
  void refusesWaitsThatAreNone() throws Exception {
    serve(this::classify);

    expectProblem(send(post("/predict?wait=21", "image/png", "x")), 400, "wait");
    expectProblem(send(post("/predict?wait=-1", "image/png", "x")), 400, "wait");
    expectProblem(send(post("/predict?wait=soon", "image/png", "x")), 400, "wait");
  }

  @Test
  void tellsWhereAnAnswerWillBeAndForgetsItInTheEnd() throws Exception {
    serve(this::takeOnly);

    HttpResponse<String> reply = send(post("/predict?wait=0", "image/png", "x"));

    assertThat(reply.statusCode()).isEqualTo(202);
    String location = reply.headers().firstValue("Location").orElseThrow();
    assertThat(location).isEqualTo("/predictions/" + lastId);
    assertThat(send(request(location).build()).statusCode()).isEqualTo(202);
    answers.answer(lastId, classified("late"));
    HttpResponse<String> later = send(request(location).build());
    assertThat(later.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(later.body()).get("label").asText()).isEqualTo("late");
    clock.turn(LIMITS.remember().plusSeconds(1));
    expectProblem(send(request(location).build()), 404, "id");
  }

  @Test
  void tellsTheReasonOfADeadLetter() throws Exception {
    serve(
        (id, image) -> {
          answers.answer(id, new Answer.Rejected("UNREADABLE_IMAGE", "cut off"));
          return CompletableFuture.completedFuture(null);
        });

    HttpResponse<String> reply = send(post("/predict", "image/png", "x"));

    expectProblem(reply, 422, "image");
    assertThat(JSON.readTree(reply.body()).get("reason").asText()).isEqualTo("UNREADABLE_IMAGE");
  }

  @Test
  void putsOffWhatIsTooMuchAndWhatKafkaDoesNotTake() throws Exception {
    CompletableFuture<Void> stuck = new CompletableFuture<>();
    CompletableFuture<String> taken = new CompletableFuture<>();
    serve(
        (id, image) -> {
          taken.complete(id);
          return stuck;
        });
    CompletableFuture<HttpResponse<String>> first =
        client.sendAsync(post("/predict", "image/png", "x"), BodyHandlers.ofString());
    taken.join();

    HttpResponse<String> second = send(post("/predict", "image/png", "x"));
    stuck.completeExceptionally(new IOException("no broker"));

    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
    assertThat(first.join().statusCode()).isEqualTo(503);
    expectProblem(send(request("/predictions/" + taken.join()).build()), 404, "id");
  }

  @Test
  void putsOffImagesWhileTooManyHaveNoAnswer() throws Exception {
    serve(this::takeOnly);
    send(post("/predict?wait=0", "image/png", "1"));
    send(post("/predict?wait=0", "image/png", "2"));

    HttpResponse<String> third = send(post("/predict?wait=0", "image/png", "3"));

    assertThat(third.statusCode()).isEqualTo(503);
  }

  @Test
  void publishesWhatSomebodySaysTheImageShows() throws Exception {
    serve(this::classify);
    send(post("/predict", "image/png", "seven"));

    HttpResponse<String> reply = send(label("{\"label\": \" one \"}"));

    JsonNode body = JSON.readTree(reply.body());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(body.get("imageId").asText()).isEqualTo(lastId);
    assertThat(body.get("label").asText()).isEqualTo("one");
    assertThat(body.get("annotator").asText()).isEqualTo("tester");
    assertThat(body.get("labeledAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(labels.published)
        .containsExactly(new LabelFeedback(lastId, "one", "tester", clock.instant()));
  }

  @Test
  void takesALabelFromAFormToo() throws Exception {
    serve(this::classify);
    send(post("/predict", "image/png", "seven"));

    String path = "/predictions/" + lastId + "/label";
    String form = "label=&label=z%C3%A9bra+%26+gnu";
    HttpResponse<String> reply = send(post(path, "application/x-www-form-urlencoded", form));

    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(labels.published.get(0).getLabel()).isEqualTo("zébra & gnu");
  }

  @Test
  void withdrawsALabel() throws Exception {
    serve(this::classify);
    send(post("/predict", "image/png", "seven"));

    HttpResponse<String> reply =
        send(request("/predictions/" + lastId + "/label").DELETE().build());

    assertThat(reply.statusCode()).isEqualTo(204);
    assertThat(labels.withdrawn).containsExactly(lastId);
  }

  @Test
  void refusesLabelsThatAreNone() throws Exception {
    serve(this::classify);
    send(post("/predict", "image/png", "seven"));

    expectProblem(send(label("{}")), 400, "label");
    expectProblem(send(label("{\"label\": 7}")), 400, "label");
    expectProblem(send(label("{\"label\": \" \"}")), 400, "label");
    expectProblem(send(label("{\"label\": \"a\\nb\"}")), 400, "label");
    expectProblem(send(label("{\"label\": \"a\\u202eb\"}")), 400, "label");
    expectProblem(send(label("{\"label\": \"a\\ud800\"}")), 400, "label");
    expectProblem(send(label("{\"label\": \"" + "x".repeat(101) + "\"}")), 400, "label");
    expectProblem(send(label("{\"label\": \"" + "x".repeat(5_000) + "\"}")), 413, "body");
    expectProblem(send(label("")), 400, "label");
    expectProblem(send(label("{")), 400, "body");
    expectProblem(
        send(post("/predictions/" + lastId + "/label", "text/plain", "7")), 415, "Content-Type");
    assertThat(labels.published).isEmpty();
  }

  @Test
  void takesLabelsOnlyOfImagesThatWereClassifiedHere() throws Exception {
    serve(this::takeOnly);
    expectProblem(
        send(post("/predictions/x/label", "application/json", "{\"label\":\"7\"}")), 404, "id");

    send(post("/predict?wait=0", "image/png", "x"));
    expectProblem(send(label("{\"label\":\"7\"}")), 409, "id");
    answers.answer(lastId, new Answer.Rejected("UNREADABLE_IMAGE", "cut off"));
    expectProblem(send(label("{\"label\":\"7\"}")), 409, "id");
  }

  @Test
  void putsOffALabelThatKafkaDoesNotTake() throws Exception {
    serve(this::classify);
    send(post("/predict", "image/png", "seven"));
    labels.failure = new IOException("no broker");

    expectProblem(send(label("{\"label\":\"7\"}")), 503, "");
  }

  @Test
  void answersBrowsersWithoutScriptsByPages() throws Exception {
    serve(this::classify);

    HttpResponse<String> reply = send(asPage(post("/predict", "image/png", "<i>seven</i>")));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(reply.body())
        .startsWith("<!doctype html>")
        .contains("&lt;i&gt;seven&lt;/i&gt;", "75.0 %", "/predictions/" + lastId + "/label")
        .doesNotContain("<i>");
    HttpResponse<String> thanks = send(asPage(label("{\"label\": \"<b>\"}")));
    assertThat(thanks.body()).contains("&lt;b&gt;").doesNotContain("<b>");
  }

  @Test
  void tellsProblemsAsPagesToo() throws Exception {
    serve(this::takeOnly);

    HttpResponse<String> onItsWay = send(asPage(post("/predict?wait=0", "image/png", "x")));
    assertThat(onItsWay.statusCode()).isEqualTo(202);
    assertThat(onItsWay.headers().firstValue("Refresh")).contains("1; url=/predictions/" + lastId);
    answers.answer(lastId, new Answer.Rejected("UNREADABLE_IMAGE", "cut <off>"));
    HttpResponse<String> rejected = send(asPage(request("/predictions/" + lastId).build()));
    assertThat(rejected.statusCode()).isEqualTo(422);
    assertThat(rejected.body()).contains("cut &lt;off&gt;", "UNREADABLE_IMAGE");
    HttpResponse<String> nothing = send(asPage(request("/nothing").build()));
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("there is nothing here");
    HttpResponse<String> get = send(asPage(request("/predict").build()));
    assertThat(get.headers().firstValue("Allow")).contains("POST");
    assertThat(get.body()).startsWith("<!doctype html>");
  }

  @Test
  void describesItsPathsAndMethods() throws Exception {
    serve(this::classify);

    JsonNode description = description();

    assertThat(description.get("openapi").asText()).isEqualTo("3.1.0");
    for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
      Set<String> described = new TreeSet<>();
      path.getValue().fieldNames().forEachRemaining(name -> described.add(name.toUpperCase()));
      described.remove("PARAMETERS");
      HttpResponse<String> other =
          send(
              request(path.getKey().replace("{id}", "x"))
                  .method("PATCH", BodyPublishers.noBody())
                  .build());
      Set<String> allowed =
          new TreeSet<>(List.of(other.headers().firstValue("Allow").orElseThrow().split(", ")));
      allowed.remove("HEAD");
      assertThat(allowed).as(path.getKey()).isEqualTo(described);
    }
  }

  @Test
  void describesItsRepliesFieldByField() throws Exception {
    serve(this::classify);
    JsonNode paths = description().get("paths");
    JsonNode predict = paths.at("/~1predict/post");
    JsonNode give = paths.at("/~1predictions~1{id}~1label/post");
    JsonNode withdraw = paths.at("/~1predictions~1{id}~1label/delete");
    JsonNode ask = paths.at("/~1predictions~1{id}/get");

    expectDescribed(send(post("/predict", "image/png", "seven")), predict, 200);
    String path = "/predictions/" + lastId;
    expectDescribed(send(request(path).build()), ask, 200);
    expectDescribed(send(label("{\"label\": \"one\"}")), give, 200);
    expectDescribed(send(label("{}")), give, 400);
    expectDescribed(send(post(path + "/label", "text/plain", "7")), give, 415);
    expectDescribed(send(label("x".repeat(5_000))), give, 413);
    expectDescribed(send(request(path + "/label").DELETE().build()), withdraw, 204);
    labels.failure = new IOException("no broker");
    expectDescribed(send(label("{\"label\": \"one\"}")), give, 503);
    expectDescribed(send(request(path + "/label").DELETE().build()), withdraw, 503);
    expectDescribed(send(post("/predict", "image/png", "")), predict, 400);
    expectDescribed(send(post("/predict", "text/html", "x")), predict, 415);
    expectDescribed(send(post("/predict", "image/png", "x".repeat(1_001))), predict, 413);
    expectDescribed(send(request("/predictions/x").build()), ask, 404);
    server.close();

    serve(this::takeOnly);
    expectDescribed(send(post("/predict?wait=0", "image/png", "x")), predict, 202);
    expectDescribed(send(request("/predictions/" + lastId).build()), ask, 202);
    expectDescribed(send(label("{\"label\": \"one\"}")), give, 409);
    answers.answer(lastId, new Answer.Rejected("UNREADABLE_IMAGE", "cut off"));
    expectDescribed(send(request("/predictions/" + lastId).build()), ask, 422);
  }

  @Test
  void asksForTheTokenWhereThereIsOne() throws Exception {
    server = server(Optional.of(new AccessToken(TOKEN)), this::classify);

    expectProblem(send(request("/predictions/x").build()), 401, "Authorization");
    HttpRequest wrong =
        request("/predictions/x").header("Authorization", "Bearer " + TOKEN + "r").build();
    expectProblem(send(wrong), 401, "Authorization");
    HttpRequest right =
        request("/predictions/x").header("Authorization", "Bearer " + TOKEN).build();
    expectProblem(send(right), 404, "id");
  }

  @Test
  void turnsAwayPagesOfOtherSites() throws Exception {
    serve(this::classify);

    HttpRequest crossSite =
        request("/predict")
            .header("Sec-Fetch-Site", "cross-site")
            .POST(BodyPublishers.noBody())
            .build();
    expectProblem(send(crossSite), 403, "Sec-Fetch-Site");
    assertThat(
            raw("GET /predictions/x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void refusesOtherPathsAndMethods() throws Exception {
    serve(this::classify);

    expectProblem(send(request("/nothing").build()), 404, "");
    HttpResponse<String> get = send(request("/predict").build());
    expectProblem(get, 405, "method");
    assertThat(get.headers().firstValue("Allow")).contains("POST");
    HttpResponse<String> put =
        send(request("/predictions/x").PUT(BodyPublishers.ofString("x")).build());
    expectProblem(put, 405, "method");
    assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD");
    expectProblem(send(request("/predictions/x/y").build()), 404, "");
  }

  @Test
  void givesThePageToBrowsersThatComeForTheFirstTime() throws Exception {
    server = server(Optional.of(new AccessToken(TOKEN)), this::classify);

    HttpResponse<String> page =
        send(
            request("/")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .build());
    HttpResponse<String> style = send(request("/site/fovea.css").build());
    HttpResponse<String> embedded =
        send(request("/site/fovea.css").header("Sec-Fetch-Site", "cross-site").build());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body()).startsWith("<!doctype html>");
    assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
    assertThat(embedded.statusCode()).isEqualTo(403);
  }

  @Test
  void servesNoFileThatIsNotNamed() throws Exception {
    serve(this::classify);

    for (String path :
        List.of("/site/", "/site/../WebServer.class", "/site/%2e%2e/a", "/site//fovea.css")) {
      assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
          .as(path)
          .matches("(?s)HTTP/1.1 40[04] .*");
    }
  }

  @Test
  void sendsAFileOnceToWhoKeepsIt() throws Exception {
    serve(this::classify);

    HttpResponse<String> first = send(request("/site/fovea.css").build());
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        send(request("/site/fovea.css").header("If-None-Match", "\"x\", W/" + tag).build());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(tag);
    assertThat(again.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void answersHeadLikeGetWithoutTheBody() throws Exception {
    serve(this::classify);

    int length = send(request("/site/fovea.css").build()).body().getBytes(UTF_8).length;
    String head =
        raw("HEAD /site/fovea.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(head).startsWith("HTTP/1.1 200").contains("Content-Length: " + length);
    assertThat(head).endsWith("\r\n\r\n");
  }

  @Test
  void protectsBrowsersInEveryReplyEvenToNonsense() throws Exception {
    serve(this::classify);

    String nonsense = raw("NONSENSE\u0001\r\n\r\n");
    HttpResponse<String> reply = send(request("/nothing").build());

    assertThat(nonsense).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(reply.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("default-src 'self';", "frame-ancestors 'none'"));
    assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(reply.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(reply.headers().firstValue("Server")).isEmpty();
  }

  private void serve(ImageSink sink) {
    server = server(Optional.empty(), sink);
  }

  private WebServer server(Optional<AccessToken> token, ImageSink sink) {
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

  private CompletableFuture<Void> classify(String id, byte[] image) {
    lastId = id;
    answers.answer(id, classified(new String(image, UTF_8)));
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> takeOnly(String id, byte[] image) {
    lastId = id;
    return CompletableFuture.completedFuture(null);
  }

  private Answer classified(String label) {
    return new Answer.Classified(Predictions.of(lastId, label, clock.instant()), clock.instant());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  private HttpRequest post(String path, String contentType, String body) {
    return request(path)
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private JsonNode description() throws Exception {
    return JSON.readTree(send(request("/openapi.json").build()).body());
  }

  private void expectDescribed(HttpResponse<String> reply, JsonNode operation, int status)
      throws Exception {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    JsonNode described = operation.path("responses").path(Integer.toString(status));
    assertThat(described.isMissingNode()).as("%s", status).isFalse();
    if (!reply.body().isEmpty()) {
      String type = reply.headers().firstValue("Content-Type").orElseThrow();
      JsonNode schema = described.path("content").path(type).path("schema");
      assertThat(new SchemaCheck(description()).faults(JSON.readTree(reply.body()), schema))
          .isEmpty();
    }
  }

  private static HttpRequest asPage(HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
        .build();
  }

  private HttpRequest label(String json) {
    return post("/predictions/" + lastId + "/label", "application/json", json);
  }

  private HttpRequest form(String field, String content) {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"x.png\"\r\n\r\n%s\r\n--b--\r\n"
            .formatted(field, content);
    return post("/predict", "multipart/form-data; boundary=b", body);
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(request.getBytes(UTF_8));
      out.flush();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void expectProblem(HttpResponse<String> reply, int status, String field)
      throws IOException {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(JSON.readTree(reply.body()).path("field").asText()).isEqualTo(field);
  }
}
