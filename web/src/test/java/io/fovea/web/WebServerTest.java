package io.fovea.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.web.http.AccessToken;
import io.fovea.web.predict.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WebServerTest extends WebServerCase {
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
  void answersInJsonWhereAcceptCannotBeRead() throws Exception {
    serve(this::classify);

    String reply =
        raw(
            "GET /nothing HTTP/1.1\r\nHost: localhost\r\nAccept: \"text/html\r\n"
                + "Connection: close\r\n\r\n");

    assertThat(reply).startsWith("HTTP/1.1 404 ").contains("application/problem+json");
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
}
