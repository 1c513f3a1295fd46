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
    IOException fault = null;
    for (int round = 0; round <= retryPolicy.retries(); round++) {
      if (fault != null) {
        pauseBefore(round, fault);
      }
      try {
        return askInTurn(path, request);
      } catch (IOException e) {
        fault = e;
      }
    }
    throw new RegistryUnavailableException(
        "The schema registry does not answer, after %d tries: %s. Check schema.registry.url and that the registry runs"
            .formatted(retryPolicy.retries() + 1, fault.getMessage()),
        fault);
  }

  /**
   * @throws IOException the last address's fault, if none answers
   */
  private Answer askInTurn(String path, HttpRequest.Builder request) throws IOException {
    IOException fault = new IOException("no address");
    int first = preferred;
    for (int i = 0; i < endpoints.size(); i++) {
      int candidate = (first + i) % endpoints.size();
      try {
        Answer answer = ask(endpoints.get(candidate), path, request);
        preferred = candidate;
        return answer;
      } catch (IOException e) {
        fault = new IOException(endpoints.get(candidate) + ": " + e.getMessage(), e);
      }
    }
    throw fault;
  }

  /**
   * @throws IOException if there is no answer, or one that says to ask again later
   */
  private Answer ask(RegistryEndpoint endpoint, String path, HttpRequest.Builder builder)
      throws IOException {
    HttpRequest.Builder request =
        builder
            .copy()
            .uri(endpoint.resolve(path))
            .setHeader("Accept", MEDIA_TYPE + ", application/json");
    endpoint.authorization().ifPresent(header -> request.setHeader("Authorization", header));
    HttpResponse<byte[]> response = await(client.sendAsync(request.build(), BoundedBody.handler()));
    Answer answer = Answer.of(endpoint, response.statusCode(), response.body());
    if (answer.isPassing()) {
      throw new IOException("it answers " + answer.status() + " " + answer.message());
    }
    return answer;
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

  private void pauseBefore(int round, IOException fault) {
    long pause = retryPolicy.pauseBefore(round);
    LOG.warn("Schema registry {}; trying again in {} ms", fault.getMessage(), pause);
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
