package io.fovea.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.web.predict.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description tells what the server does, and nothing else. */
class OpenApiTest extends WebServerCase {
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
}
