package io.fovea.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The one request that a new registry gets from us. */
final class RegistryApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final HttpRequest request;

  RegistryApi(URI base) {
    request =
        HttpRequest.newBuilder(URI.create(base + "/config"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .PUT(BodyPublishers.ofString("{\"compatibility\": \"BACKWARD\"}"))
            .build();
  }

  /**
   * Sets the rule that Confluent's registry has from the start and this one has not: a schema that
   * cannot read its predecessor's records is refused. It is stored, so once it succeeds, the whole
   * registry is up.
   */
  boolean acceptsTheBackwardRule() throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
