package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;

class BoundSocketsTest {
  private static final InetSocketAddress ANY = new InetSocketAddress(0);

  @Test
  void handsASocketOverOnceAndClosesTheOther() throws IOException {
    BoundSockets sockets = BoundSockets.bind(0);
    try (ServerSocketChannel taken = sockets.openServerSocket(BoundSockets.BROKER, ANY, 1, 1)) {
      assertThat(taken.socket().getLocalPort()).isEqualTo(sockets.brokerPort());
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> sockets.openServerSocket(BoundSockets.BROKER, ANY, 1, 1));
      sockets.close();
      assertThat(taken.isOpen()).isTrue();
      assertThatExceptionOfType(LocalStackException.class)
          .isThrownBy(() -> BoundSockets.bind(sockets.brokerPort()));
    }
    TakenPort.check("controller", sockets.controllerPort());
    TakenPort.check("broker", sockets.brokerPort());
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    BoundSockets sockets = BoundSockets.bind(0);
    try (sockets;
        ServerSocketChannel broker = sockets.openServerSocket(BoundSockets.BROKER, ANY, 1, 1)) {
      InetSocketAddress address = (InetSocketAddress) broker.getLocalAddress();
      assertThat(address.getAddress().isLoopbackAddress()).isTrue();
    }
  }
}
