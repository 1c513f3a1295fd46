package io.fovea.web.http;

import io.fovea.runtime.StartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests over HTTP from its construction until {@link #close()}. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** Threads do not wait for answers: a few serve thousands of requests that do. */
  private static final int THREADS = 16;

  private final Server server;
  private final ServerConnector connector;

  /**
   * Starts to listen.
   *
   * @param mostConnections at the same time
   * @param silence after which a connection is closed, unless a reply is still to come
   * @throws StartException if the address cannot be listened at
   */
  public WebServer(
      InetSocketAddress address, int mostConnections, Duration silence, Handler handler) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("web");
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(silence.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(mostConnections, connector));
    server.setHandler(handler);
    server.setErrorHandler(new ProblemErrors());
    start(address);
  }

  /** Where it listens. */
  public URI address() {
    String host = connector.getHost();
    return URI.create(
        "http://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      // nothing is left to do for a server that ends anyway
      LOG.warn("The server did not stop in order", failed);
    }
  }

  private void start(InetSocketAddress address) {
    try {
      server.start();
    } catch (IOException taken) {
      close();
      throw new StartException(
          List.of(
              "cannot take requests at "
                  + address.getHostString()
                  + ":"
                  + address.getPort()
                  + ": "
                  + (taken.getCause() == null ? taken : taken.getCause()).getMessage()
                  + "; choose another by --port, 0 takes a free one"));
    } catch (Exception failed) {
      close();
      throw new IllegalStateException(failed);
    }
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    return http;
  }
}
