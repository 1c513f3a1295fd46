package io.fovea.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.LabelFeedback;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole application on a real broker and registry, with a classifier that echoes. */
class WebApplicationIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int IN_FLIGHT = 200;

  private static LocalStack stack;
  private static KafkaSettings kafka;
  private static RunningWeb first;
  private static RunningWeb second;
  private static FakeClassifier classifier;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    stack = LocalStack.start();
    WebSettings settings =
        new WebOptions()
            .with("bootstrap-servers", stack.bootstrapServers())
            .with("schema-registry", stack.schemaRegistry().toString())
            .with("create-topics", "true")
            .with("partitions", "3")
            .with("port", "0")
            .settings();
    first = RunningWeb.start(settings);
    second = RunningWeb.start(settings);
    kafka = settings.kafka();
    classifier = new FakeClassifier(kafka);
  }

  @AfterAll
  static void stop() throws Exception {
    try {
      classifier.stop();
      assertThat(first.stopAndWait()).isEqualTo(ExitCode.DONE);
      assertThat(second.stopAndWait()).isEqualTo(ExitCode.DONE);
    } finally {
      stack.close();
    }
  }

  @Test
  void losesAndMixesUpNothingWithManyInFlightAtTwoInstances() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      RunningWeb instance = i % 2 == 0 ? first : second;
      replies.add(CLIENT.sendAsync(predict(instance, "image-" + i, 50), BodyHandlers.ofString()));
    }

    Set<String> ids = new HashSet<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      HttpResponse<String> reply = replies.get(i).join();
      JsonNode body = JSON.readTree(reply.body());
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      assertThat(body.get("label").asText()).isEqualTo("image-" + i);
      ids.add(body.get("imageId").asText());
    }
    assertThat(ids).hasSize(IN_FLIGHT);
  }

  @Test
  void tellsWhyAnImageIsADeadLetter() throws Exception {
    HttpResponse<String> reply = CLIENT.send(predict(first, "bad", 50), BodyHandlers.ofString());

    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(422);
    assertThat(JSON.readTree(reply.body()).get("reason").asText()).isEqualTo("UNKNOWN_FORMAT");
    assertThat(JSON.readTree(reply.body()).get("detail").asText()).isEqualTo("no image at all");
  }

  @Test
  void sendsWhoDoesNotWaitToWhereTheAnswerWillBe() throws Exception {
    HttpResponse<String> reply = CLIENT.send(predict(first, "slow", 0), BodyHandlers.ofString());
    String location = reply.headers().firstValue("Location").orElseThrow();

    assertThat(reply.statusCode()).isEqualTo(202);
    assertThat(get(first.web(), location).statusCode()).isEqualTo(202);
    assertThat(get(second.web(), location).statusCode()).isEqualTo(404);
    classifier.answerSlowOnes();
    await().atMost(PATIENCE).until(() -> get(first.web(), location).statusCode() == 200);
    assertThat(JSON.readTree(get(first.web(), location).body()).get("label").asText())
        .isEqualTo("slow");
  }

  @Test
  void bringsToKafkaWhatSomebodySaysTheImageShows() throws Exception {
    HttpResponse<String> reply = CLIENT.send(predict(first, "seven", 50), BodyHandlers.ofString());
    String id = JSON.readTree(reply.body()).get("imageId").asText();

    assertThat(label(id, "POST", "{\"label\": \"one\"}").statusCode()).isEqualTo(200);
    assertThat(label(id, "POST", "{\"label\": \"seven\"}").statusCode()).isEqualTo(200);
    assertThat(label(id, "DELETE", "").statusCode()).isEqualTo(204);

    assertThat(TopicValues.ofKey(kafka, kafka.topics().labels(), id, LabelFeedback.class))
        .extracting(label -> label == null ? "withdrawn" : label.getLabel())
        .containsExactly("one", "seven", "withdrawn");
  }

  @Test
  void isReadyAndMeasured() throws Exception {
    CLIENT.send(predict(first, "measured", 50), BodyHandlers.ofString());

    assertThat(get(first.health(), "/ready").statusCode()).isEqualTo(200);
    assertThat(get(first.health(), "/health").statusCode()).isEqualTo(200);
    assertThat(get(first.health(), "/metrics").body())
        .contains("fovea_web_requests_seconds_count{status=\"200\"}", "fovea_web_awaited");
  }

  private static HttpRequest predict(RunningWeb instance, String image, int waitSeconds) {
    return HttpRequest.newBuilder(instance.web().resolve("/predict?wait=" + waitSeconds))
        .header("Content-Type", "application/octet-stream")
        .POST(BodyPublishers.ofString(image))
        .build();
  }

  private static HttpResponse<String> label(String id, String method, String json)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(first.web().resolve("/predictions/" + id + "/label"))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(URI base, String path) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
  }
}
