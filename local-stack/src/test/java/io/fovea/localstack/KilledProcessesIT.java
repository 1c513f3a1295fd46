package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KilledProcessesIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void registryEndsWhenItsParentIsKilled() throws Exception {
    ProcessHandle registry;
    try (ChildJvm host = ChildJvm.start(RegistryHost.class)) {
      registry = ProcessHandle.of(Long.parseLong(host.awaitLine())).orElseThrow();
      assertThat(registry.isAlive()).isTrue();
    }
    await().atMost(SOON).until(() -> !registry.isAlive());
  }

  @Test
  void brokerOutlivesAKilledClientAndAbortsItsTransaction() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("shared", 1);
      Records records = new Records(broker.bootstrapServers());
      try (ChildJvm client =
          ChildJvm.start(OpenTransaction.class, broker.bootstrapServers(), "shared")) {
        client.awaitLine();
        client.kill();
      }
      records.write("shared", "after the kill");
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(records.committed("shared")).containsExactly("after the kill"));
    }
  }
}
