package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerChoiceTest {
  @AfterEach
  void chooseNothing() {
    System.clearProperty(BrokerChoice.PROPERTY);
    System.clearProperty(ContainerBrokerSource.IMAGE);
  }

  @Test
  void failsWhereTheBrokerThatWasAskedForIsUnknown() {
    System.setProperty(BrokerChoice.PROPERTY, "conatiner");
    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> BrokerChoice.start(LocalStackSettings.DEFAULT))
        .withMessageContainingAll("conatiner", "-Pcontainers");
  }

  @Test
  void findsTheContainerByItsName() {
    System.setProperty(BrokerChoice.PROPERTY, "container");
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> BrokerChoice.start(LocalStackSettings.DEFAULT))
        .withMessage(ContainerBrokerSource.IMAGE);
  }

  @Test
  void keepsTheEmbeddedBrokerForWhatOnlyItGives() {
    LocalStackSettings settings = LocalStackSettings.DEFAULT;
    assertThat(settings.suitAnyBroker()).isTrue();
    assertThat(settings.withoutRegistry().startingWithin(Duration.ofHours(1)).suitAnyBroker())
        .isTrue();
    assertThat(settings.onRegistryPort(8081).suitAnyBroker()).isTrue();
    assertThat(settings.onBrokerPort(9092).suitAnyBroker()).isFalse();
    assertThat(settings.keepingDataIn(Path.of("data")).suitAnyBroker()).isFalse();
  }

  @Test
  void givesTheContainerTheSettingsOfTheEmbeddedBroker() throws IOException {
    Map<String, String> environment =
        ContainerBrokerSource.environment(BrokerConfiguration.fixed());
    assertThat(environment)
        .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
        .containsEntry("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
        .doesNotContainKeys("KAFKA_PROCESS_ROLES", "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP");
    assertThat(environment).hasSize(BrokerConfiguration.fixed().size() - 3);
  }
}
