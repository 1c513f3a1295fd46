package io.fovea.runtime.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks an application over HTTP whether it is ready, as an orchestrator does. */
public final class ReadinessProbe {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
  private final HttpRequest request;

  /**
   * For the application that serves its health at an address.
   *
   * @param address as {@link HealthServer#address()} tells it
   */
  public ReadinessProbe(URI address) {
    this.request = HttpRequest.newBuilder(address.resolve("/ready")).timeout(ANSWER_WITHIN).build();
  }

  /**
   * Waits until it is ready.
   *
   * @param worthWaiting asked between two tries; when it says no, the wait is over
   * @return whether it became ready
   */
  public boolean await(Duration atMost, BooleanSupplier worthWaiting) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    boolean ready = isReady();
    while (!ready && worthWaiting.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      ready = isReady();
    }
    return ready;
  }

  private boolean isReady() throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }
}
