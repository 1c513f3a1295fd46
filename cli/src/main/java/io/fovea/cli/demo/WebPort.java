package io.fovea.cli.demo;

import io.fovea.runtime.health.HealthServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * Where the web page of the demo is.
 *
 * @param insteadOf the usual port, if it is taken
 */
record WebPort(int port, Optional<Integer> insteadOf) {
  /** Where {@code fovea web} is, unless it is told otherwise. */
  static final int USUAL = 8080;

  /**
   * The one that was asked for, taken or not, so that the start can say that it is; else the usual
   * one, or one that is free.
   */
  static WebPort choose(Optional<Integer> asked, int usual) throws IOException {
    if (asked.isPresent()) {
      return new WebPort(
          asked.get() == 0 ? HealthServer.freePort() : asked.get(), Optional.empty());
    }
    return isFree(usual)
        ? new WebPort(usual, Optional.empty())
        : new WebPort(HealthServer.freePort(), Optional.of(usual));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }
}
