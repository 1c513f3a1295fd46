package io.fovea.schemas.registry;

import io.fovea.localstack.RegistryProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, held by a real registry. */
class HttpSchemaRegistryIT extends SchemaRegistryContract {
  private static RegistryProcess process;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    process = RegistryProcess.start();
    HttpRequest backward =
        HttpRequest.newBuilder(URI.create(process.url() + "/config"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"compatibility\": \"BACKWARD\"}"))
            .build();
    HttpClient.newHttpClient().send(backward, BodyHandlers.discarding());
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Override
  SchemaRegistry registry() {
    return SchemaRegistry.connect(
        Map.of("schema.registry.url", process.url().toString(), "max.retries", 0));
  }
}
