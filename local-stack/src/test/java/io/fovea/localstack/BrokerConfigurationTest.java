package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerConfigurationTest {
  @TempDir private Path data;

  @Test
  void namesOnlySettingsThatKafkaKnows() throws Exception {
    assertThat(KafkaConfig.configDef().names()).containsAll(entries().keySet());
  }

  @Test
  void passesKafkasOwnChecks() throws Exception {
    try (BoundSockets sockets = BoundSockets.bind(0)) {
      KafkaConfig config =
          BrokerConfiguration.of(Storage.in(data), sockets, Duration.ofSeconds(7)).toKafkaConfig();
      assertThat(config.serverMaxStartupTimeMs()).isEqualTo(7_000);
    }
  }

  @Test
  void namesTheBoundPorts() throws Exception {
    try (BoundSockets sockets = BoundSockets.bind(0)) {
      Map<String, String> entries =
          BrokerConfiguration.of(Storage.in(data), sockets, Duration.ofSeconds(7)).entries();
      assertThat(entries.get("listeners"))
          .isEqualTo(
              "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d",
              sockets.brokerPort(), sockets.controllerPort());
    }
  }

  private Map<String, String> entries() throws Exception {
    try (BoundSockets sockets = BoundSockets.bind(0)) {
      return BrokerConfiguration.of(Storage.in(data), sockets, Duration.ofSeconds(7)).entries();
    }
  }
}
