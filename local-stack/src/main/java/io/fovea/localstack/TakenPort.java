package io.fovea.localstack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds, and says, that something else listens on a port that was asked for. */
final class TakenPort {
  private TakenPort() {}

  /** For a server that binds in another process, whose own message would be far away. */
  static void check(String what, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(BoundSockets.HOST, port));
    } catch (BindException e) {
      throw of(what, port, e);
    } catch (IOException e) {
      throw new LocalStackException("The " + what + " port " + port + " cannot be used: " + e, e);
    }
  }

  static LocalStackException of(String what, int port, BindException cause) {
    return new LocalStackException(
        "Port "
            + port
            + ", asked for by the "
            + what
            + ", is taken ("
            + cause.getMessage()
            + "): stop what listens there, or choose another port for the "
            + what
            + ".",
        cause);
  }
}
