package io.fovea.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.schema.LabelFeedback;
import io.fovea.web.predict.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class FeedbackTest extends WebServerCase {
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
}
