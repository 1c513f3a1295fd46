package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalStackSettingsTest {
  private static final LocalStackSettings DEFAULT = LocalStackSettings.DEFAULT;

  @Test
  void takesFreePortsAndKeepsNothingByDefault() {
    assertThat(DEFAULT)
        .isEqualTo(new LocalStackSettings(0, 0, Optional.empty(), true, Duration.ofMinutes(1)));
  }

  @Test
  void changesOneThingAtATime() {
    Path data = Path.of("data");
    assertThat(
            DEFAULT
                .onBrokerPort(LocalStackSettings.STANDARD_BROKER_PORT)
                .onRegistryPort(LocalStackSettings.STANDARD_REGISTRY_PORT)
                .keepingDataIn(data)
                .startingWithin(Duration.ofSeconds(5))
                .withoutRegistry())
        .isEqualTo(
            new LocalStackSettings(9092, 8081, Optional.of(data), false, Duration.ofSeconds(5)));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULT.onBrokerPort(65_536))
        .withMessageContaining("broker port");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULT.onRegistryPort(-1))
        .withMessageContaining("registry port");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULT.startingWithin(Duration.ZERO))
        .withMessageContaining("deadline");
  }
}
