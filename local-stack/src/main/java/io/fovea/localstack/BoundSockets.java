package io.fovea.localstack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The node's two listening sockets, bound before Kafka starts: the configuration then names the
 * real ports, no one can take a free port between the choice and the start, and a port that is
 * taken is found before any file is written.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
  // Not asked of the JDK: that may prefer IPv6, which does not fit into HOST:PORT.
  static final String HOST = "127.0.0.1";
  static final String BROKER = "CLIENTS";
  static final String CONTROLLER = "CONTROLLER";

  // Connections that wait while the node boots.
  private static final int BACKLOG = 100;

  private final Map<String, ServerSocketChannel> unclaimed = new ConcurrentHashMap<>();
  private final int brokerPort;
  private final int controllerPort;

  private BoundSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
    brokerPort = broker.socket().getLocalPort();
    controllerPort = controller.socket().getLocalPort();
    unclaimed.put(BROKER, broker);
    unclaimed.put(CONTROLLER, controller);
  }

  /**
   * @param brokerPort 0: a free one
   */
  static BoundSockets bind(int brokerPort) throws IOException {
    ServerSocketChannel broker = listen("broker", brokerPort);
    try {
      return new BoundSockets(broker, listen("controller", 0));
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  int brokerPort() {
    return brokerPort;
  }

  int controllerPort() {
    return controllerPort;
  }

  /** Hands the socket over: Kafka closes it from here on. */
  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer)
      throws IOException {
    ServerSocketChannel socket = unclaimed.remove(listener);
    if (socket == null) {
      throw new IOException("listener " + listener + " was asked for twice, or is unknown");
    }
    return socket;
  }

  /** Closes what Kafka did not take. */
  @Override
  public void close() throws IOException {
    for (ServerSocketChannel socket : unclaimed.values()) {
      socket.close();
    }
    unclaimed.clear();
  }

  private static ServerSocketChannel listen(String what, int port) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      // Kafka's acceptor selects on it.
      socket.configureBlocking(false);
      return socket.bind(new InetSocketAddress(HOST, port), BACKLOG);
    } catch (BindException e) {
      socket.close();
      throw TakenPort.of(what, port, e);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }
}
