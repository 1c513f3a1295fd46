package io.fovea.cli.demo;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.health.ReadinessProbe;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** An application that tells over HTTP when it is ready, on a thread of its own. */
final class ServedApplication implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  private final String name;
  private final URI address;
  private final RunningApplication application;

  private ServedApplication(String name, int port, RunningApplication application) {
    this.name = name;
    this.address = URI.create("http://127.0.0.1:" + port);
    this.application = application;
  }

  /**
   * Starts it.
   *
   * @param name as people call it, such as {@code the classifier}
   * @param application gets the port to serve its health at
   */
  static ServedApplication start(String name, IntFunction<Application> application, Console console)
      throws IOException {
    int port = HealthServer.freePort();
    return new ServedApplication(
        name, port, new RunningApplication(name, application.apply(port), console));
  }

  /**
   * Waits until it is ready.
   *
   * @return whether it is; if not, the end was asked for
   * @throws Exception why it did not become ready
   */
  boolean isReady(StopSignal stop) throws Exception {
    boolean ready =
        new ReadinessProbe(address)
            .await(READY_WITHIN, () -> application.isRunning() && !stop.isRequested());
    if (!ready && !stop.isRequested()) {
      application.requestStop();
      application.end(); // tells why, if it knows
      throw new StartException(List.of(name + " did not become ready"));
    }
    return ready && !stop.isRequested();
  }

  /**
   * Whether it has ended, which nobody asked for.
   *
   * @throws Exception why, if it knows
   */
  boolean hasEnded() throws Exception {
    if (application.isRunning()) {
      return false;
    }
    application.end();
    return true;
  }

  @Override
  public void close() {
    application.close();
  }
}
