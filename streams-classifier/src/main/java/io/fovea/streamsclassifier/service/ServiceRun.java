package io.fovea.streamsclassifier.service;

import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.HealthServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A service in the foreground, from its start to its exit code. All that the start needs was looked
 * for before.
 *
 * @param group that it joins, as people are told
 * @param http where health and metrics are served
 * @param metrics what is served there; stays the caller's
 * @param onceReady looks at what is there only now; may throw to end it
 */
public record ServiceRun(
    StreamsService service,
    String group,
    InetSocketAddress http,
    PrometheusMeterRegistry metrics,
    ServiceWords words,
    Runnable onceReady) {

  /** Time for a batch of a slow network and the commit behind it; within a process's own grace. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /**
   * Serves until the end is asked for, or the service ends by itself. Closes the service.
   *
   * @throws IllegalStateException if it ended by itself
   */
  public ExitCode until(StopSignal stop, PrintStream err) throws InterruptedException {
    boolean inTime = false;
    try (HealthServer health = health()) {
      err.println("Health and metrics at " + health.address());
      err.println("Joining group " + group + " ...");
      AtomicBoolean ready = new AtomicBoolean();
      service.start(
          () -> {
            err.println(words.ready());
            ready.set(true);
          });
      awaitEnd(stop, ready);
      err.println("Stopping: finishing what was begun ...");
    } finally {
      inTime = service.close(CLOSE_WITHIN);
    }
    err.println("Stopped: " + words.summary().get() + ".");
    service.throwFailure(words.afterFailure());
    return inTime ? ExitCode.DONE : late(err);
  }

  private void awaitEnd(StopSignal stop, AtomicBoolean ready) throws InterruptedException {
    boolean over = false;
    while (!over) {
      if (ready.compareAndSet(true, false)) {
        onceReady.run();
      }
      over = stop.await(LOOK_EVERY) || service.ended();
    }
  }

  private HealthServer health() {
    // What the topology works with was tried already: without that there was no start.
    return new HealthServer(
        http,
        metrics,
        Map.of("streams", service::whyNotLive),
        Map.of("streams", service::whyNotReady));
  }

  private ExitCode late(PrintStream err) {
    err.println(
        "A thread did not end within " + CLOSE_WITHIN.toSeconds() + " s. " + words.afterDelay());
    return ExitCode.FAILED;
  }
}
