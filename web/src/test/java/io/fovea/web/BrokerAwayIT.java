package io.fovea.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fovea.localstack.EmbeddedBroker;
import io.fovea.localstack.LocalStack;
import io.fovea.localstack.LocalStackSettings;
import io.fovea.runtime.ExitCode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is stopped for a while, under an instance that runs on. */
@Timeout(600)
class BrokerAwayIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient client = HttpClient.newHttpClient();
  private RunningWeb web;

  @Test
  void isTold503AndAnsweredAgainOnceItIsBack(@TempDir Path data) throws Exception {
    LocalStackSettings kept = LocalStackSettings.DEFAULT.keepingDataIn(data);
    EmbeddedBroker broker = EmbeddedBroker.start(kept);
    try (LocalStack stack = LocalStack.start()) { // for its registry, which stays
      WebSettings settings = settings(broker, stack);
      web = RunningWeb.start(settings);
      FakeClassifier classifier = new FakeClassifier(settings.kafka());
      assertThat(predict("before").statusCode()).isEqualTo(200);

      broker.close();
      expectNotNow(predict("meanwhile"));
      expectNotNow(predict("meanwhile too"));
      assertThat(get("/").statusCode()).isEqualTo(200);

      broker = EmbeddedBroker.start(kept.onBrokerPort(broker.port()));
      await().atMost(PATIENCE).until(() -> predict("is it back?").statusCode() == 200);
      for (int i = 0; i < 20; i++) {
        HttpResponse<String> reply = predict("after " + i);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("\"label\":\"after " + i + "\"");
      }
      classifier.stop();
      assertThat(web.stopAndWait()).isEqualTo(ExitCode.DONE);
    } finally {
      broker.close();
    }
  }

  private static WebSettings settings(EmbeddedBroker broker, LocalStack stack) {
    return new WebOptions()
        .with("bootstrap-servers", broker.bootstrapServers())
        .with("schema-registry", stack.schemaRegistry().toString())
        .with("create-topics", "true")
        .with("partitions", "3")
        .with("port", "0")
        .settings();
  }

  private static void expectNotNow(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
    assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(reply.headers().firstValue("Retry-After")).isPresent();
  }

  private HttpResponse<String> predict(String image) throws Exception {
    return client.send(
        HttpRequest.newBuilder(web.web().resolve("/predict?wait=20"))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofString(image))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(web.web().resolve(path)).build(), BodyHandlers.ofString());
  }
}
