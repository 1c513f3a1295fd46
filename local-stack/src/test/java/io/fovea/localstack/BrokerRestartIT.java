package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory that is given, and its broker stopped and started. */
class BrokerRestartIT {

  @Test
  void restartsOnTheSamePortWithItsRecords(@TempDir Path data) {
    LocalStackSettings kept = LocalStackSettings.DEFAULT.keepingDataIn(data.resolve("made"));
    int port;
    try (EmbeddedBroker first = EmbeddedBroker.start(kept)) {
      port = first.port();
      first.createTopic("kept", 1);
      new Records(first.bootstrapServers()).write("kept", "one");
    }
    for (int restart = 1; restart <= 2; restart++) {
      try (EmbeddedBroker again = EmbeddedBroker.start(kept.onBrokerPort(port))) {
        assertThat(again.port()).isEqualTo(port);
        Records records = new Records(again.bootstrapServers());
        assertThat(records.committed("kept")).hasSize(restart).startsWith("one");
        records.write("kept", "more");
      }
    }
    try (EmbeddedBroker elsewhere = EmbeddedBroker.start(kept)) {
      assertThat(new Records(elsewhere.bootstrapServers()).committed("kept"))
          .containsExactly("one", "more", "more");
    }
    assertThat(data.resolve("made")).isDirectory();
  }

  @Test
  void clientsSurviveARestartOnTheSamePort(@TempDir Path data) {
    LocalStackSettings kept = LocalStackSettings.DEFAULT.keepingDataIn(data);
    EmbeddedBroker broker = EmbeddedBroker.start(kept);
    try {
      broker.createTopic("kept", 1);
      Records records = new Records(broker.bootstrapServers());
      try (KafkaConsumer<String, String> consumer = records.consumer(Map.of("group.id", "g"))) {
        consumer.subscribe(List.of("kept"));
        records.write("kept", "one");
        Records.awaitValues(consumer, "one");
        broker.close();
        broker = EmbeddedBroker.start(kept.onBrokerPort(broker.port()));
        records.write("kept", "two");
        Records.awaitValues(consumer, "two");
      }
    } finally {
      broker.close();
    }
  }

  @Test
  void refusesADataDirectoryInUseAndLeavesItsOwnerAlone(@TempDir Path data) {
    LocalStackSettings kept = LocalStackSettings.DEFAULT.keepingDataIn(data);
    try (EmbeddedBroker owner = EmbeddedBroker.start(kept)) {
      owner.createTopic("mine", 1);
      assertThatExceptionOfType(LocalStackException.class)
          .isThrownBy(() -> EmbeddedBroker.start(kept))
          .withMessageContaining(data.toString())
          .withMessageContaining("lock");
      Records records = new Records(owner.bootstrapServers());
      records.write("mine", "still served");
      assertThat(records.committed("mine")).containsExactly("still served");
    }
  }

  @Test
  void namesADataDirectoryThatIsAFile(@TempDir Path data) throws Exception {
    Path file = Files.createFile(data.resolve("a-file"));
    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> EmbeddedBroker.start(LocalStackSettings.DEFAULT.keepingDataIn(file)))
        .withMessageContaining(file.toString());
  }
}
