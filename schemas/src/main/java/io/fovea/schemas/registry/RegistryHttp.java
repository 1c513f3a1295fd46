package io.fovea.schemas.registry;

import io.fovea.schemas.RegistryUnavailableException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to the first address that answers, and tries again, with growing pauses, when none
 * does. Everything we ask for can be asked twice: registering a schema again gives the same id.
 */
final class RegistryHttp {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private final HttpClient client;
  private final List<RegistryEndpoint> endpoints;
  private final RetryPolicy retryPolicy;
  private final Duration readTimeout;

  /** The address that answered last; stale reads by other threads only cost them a try. */
  private volatile int preferred;

  private RegistryHttp(
      HttpClient client,
      List<RegistryEndpoint> endpoints,
      RetryPolicy retryPolicy,
      Duration readTimeout) {
    this.client = client;
    this.endpoints = endpoints;
    this.retryPolicy = retryPolicy;
    this.readTimeout = readTimeout;
  }

  static RegistryHttp of(RegistrySettings settings) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            // An upgrade to HTTP/2 over plain text is a header that some proxies choke on.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout());
    RegistryTls.apply(settings, client);
    return new RegistryHttp(
        client.build(),
        RegistryEndpoint.from(settings),
        settings.retryPolicy(),
        settings.readTimeout());
  }

  Answer get(String path) {
    return send(path, HttpRequest.newBuilder().GET());
  }

  Answer post(String path, String json) {
    return send(
        path,
        HttpRequest.newBuilder()
            .POST(BodyPublishers.ofString(json))
            .header("Content-Type", MEDIA_TYPE));
  }

  /**
   * @throws RegistryUnavailableException if no address gave an answer, in any round
   */
  private Answer send(String path, HttpRequest.Builder request) {
    String fault = "";
    Throwable cause = null;
    for (int round = 0; round <= retryPolicy.retries(); round++) {
      pauseBefore(round, fault);
      int first = preferred;
      for (int i = 0; i < endpoints.size(); i++) {
        int candidate = (first + i) % endpoints.size();
        RegistryEndpoint endpoint = endpoints.get(candidate);
        try {
          Answer answer = ask(endpoint, path, request);
          if (!answer.isPassing()) {
            preferred = candidate;
            return answer;
          }
          fault = endpoint + " answers " + answer.status() + " " + answer.message();
        } catch (IOException e) {
          fault = endpoint + ": " + e.getMessage();
          cause = e;
        }
      }
    }
    throw new RegistryUnavailableException(unavailable(fault), cause);
  }

  private String unavailable(String fault) {
    return "The schema registry does not answer, after "
        + (retryPolicy.retries() + 1)
        + " tries: "
        + fault.strip()
        + ". Check schema.registry.url and that the registry runs";
  }

  private Answer ask(RegistryEndpoint endpoint, String path, HttpRequest.Builder builder)
      throws IOException {
    HttpRequest.Builder request =
        builder
            .copy()
            .uri(endpoint.resolve(path))
            .setHeader("Accept", MEDIA_TYPE + ", application/json");
    endpoint.authorization().ifPresent(header -> request.setHeader("Authorization", header));
    HttpResponse<byte[]> response = await(client.sendAsync(request.build(), BoundedBody.handler()));
    return Answer.of(endpoint, response.statusCode(), response.body());
  }

  /** The client's own timeout ends with the answer's head; this one holds for the body too. */
  private <T> T await(CompletableFuture<T> answer) throws IOException {
    try {
      return answer.get(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer within " + readTimeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().toString(), e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw new InterruptException(e);
    }
  }

  private void pauseBefore(int round, String fault) {
    if (round == 0) {
      return;
    }
    long pause = retryPolicy.pauseBefore(round);
    LOG.warn("Schema registry: {}; trying again in {} ms", fault, pause);
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
