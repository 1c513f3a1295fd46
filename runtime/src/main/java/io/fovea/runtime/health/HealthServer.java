package io.fovea.runtime.health;

import com.sun.net.httpserver.HttpServer;
import io.fovea.runtime.StartException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers over HTTP: {@code /health} (is it alive), {@code /ready} (may work be sent to it), both
 * 200 or 503 with the reasons as JSON, and {@code /metrics} in Prometheus' text format. Listens
 * from its construction until {@link #close()}.
 */
public final class HealthServer implements AutoCloseable {
  /** A probe and a scrape at the same time; who comes third waits a moment. */
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads;

  /** For an application that lives as long as it answers here. */
  public HealthServer(
      InetSocketAddress address,
      PrometheusMeterRegistry metrics,
      Map<String, ReadinessCheck> readiness) {
    this(address, metrics, Map.of(), readiness);
  }

  /**
   * Starts to listen.
   *
   * @param address port 0 takes a free one
   * @param metrics stays the caller's
   * @param liveness by the name under which a reason is told
   * @param readiness by the name under which a reason is told
   * @throws StartException if the address cannot be listened at
   */
  public HealthServer(
      InetSocketAddress address,
      PrometheusMeterRegistry metrics,
      Map<String, LivenessCheck> liveness,
      Map<String, ReadinessCheck> readiness) {
    server = bound(address);
    threads = Executors.newFixedThreadPool(THREADS, HealthServer::thread);
    server.setExecutor(threads);
    Map<String, Supplier<Optional<String>>> alive = new HashMap<>();
    liveness.forEach((name, check) -> alive.put(name, check::whyNotLive));
    Map<String, Supplier<Optional<String>>> ready = new HashMap<>();
    readiness.forEach((name, check) -> ready.put(name, check::whyNotReady));
    server.createContext("/health", new Endpoint("/health", () -> Verdict.of("live", alive)));
    server.createContext("/ready", new Endpoint("/ready", () -> Verdict.of("ready", ready)));
    server.createContext("/metrics", new Endpoint("/metrics", () -> Reply.metrics(metrics)));
    server.start();
  }

  /**
   * A port of loopback that is free now, for whoever must know it before the server listens. Where
   * that is not so, port 0 is better: nobody can take it in between.
   */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens, without a path. */
  public URI address() {
    InetSocketAddress at = server.getAddress();
    String host = at.getAddress().isAnyLocalAddress() ? "localhost" : at.getHostString();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static HttpServer bound(InetSocketAddress address) {
    try {
      return HttpServer.create(address, 0);
    } catch (BindException taken) {
      throw new StartException(
          List.of(
              "cannot serve health and metrics at "
                  + address.getHostString()
                  + ":"
                  + address.getPort()
                  + ": "
                  + taken.getMessage()
                  + "; choose another port, 0 takes a free one"));
    } catch (IOException failed) {
      throw new StartException(List.of("cannot serve health and metrics: " + failed.getMessage()));
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "health");
    thread.setDaemon(true);
    return thread;
  }
}
