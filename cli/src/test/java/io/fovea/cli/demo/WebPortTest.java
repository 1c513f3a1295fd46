package io.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.health.HealthServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebPortTest {

  @Test
  void isTheUsualOneWhereThatIsFree() throws Exception {
    int usual = HealthServer.freePort();

    assertThat(WebPort.choose(Optional.empty(), usual))
        .isEqualTo(new WebPort(usual, Optional.empty()));
  }

  @Test
  void isAFreeOneWhereTheUsualOneIsTakenAndSaysSo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      WebPort instead = WebPort.choose(Optional.empty(), taken.getLocalPort());

      assertThat(instead.insteadOf()).contains(taken.getLocalPort());
      assertThat(instead.port()).isPositive().isNotEqualTo(taken.getLocalPort());
      assertThat(instead.address()).isEqualTo("http://127.0.0.1:" + instead.port());
    }
  }

  @Test
  void isTheOneThatWasAskedForEvenIfItIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int asked = taken.getLocalPort();

      assertThat(WebPort.choose(Optional.of(asked), WebPort.USUAL))
          .isEqualTo(new WebPort(asked, Optional.empty()));
    }
  }

  @Test
  void isAFreeOneOnRequest() throws Exception {
    assertThat(WebPort.choose(Optional.of(0), WebPort.USUAL).port()).isPositive();
  }
}
