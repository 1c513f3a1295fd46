package io.fovea.streamsclassifier.quality.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.streamsclassifier.deadletter.DeadLetters;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reaches Kafka Streams and its clients in the end, as Kafka Streams itself resolves it. */
class QualityPropertiesTest {
  private final StateMemory memory = new StateMemory();

  @AfterEach
  void free() {
    memory.close();
  }

  @Test
  void setsWhatExactAndLargeTotalsNeed() {
    StreamsConfig config = config(Map.of());

    assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
    assertThat(config.getLong("commit.interval.ms")).isEqualTo(500);
    assertThat(config.getLong("statestore.cache.max.bytes")).isEqualTo(32L << 20);
    assertThat(config.getInt("num.standby.replicas")).isZero();
    assertThat(config.getString("state.dir")).isEqualTo("here");
    assertThat(config.getClass("rocksdb.config.setter")).isEqualTo(BoundedStores.class);
    assertThat(config.originals()).containsEntry(StateMemory.CONFIG, memory);
    assertThat(config.getMainConsumerConfigs("group", "client", 0))
        .containsEntry("session.timeout.ms", 10_000)
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("topic.max.message.bytes", 16 << 20);
    assertThat(config.getProducerConfigs("id")).containsEntry("max.request.size", 16 << 20);
  }

  @Test
  void letsPeopleOverrideAllButTheGuarantee() {
    StreamsConfig config =
        config(
            Map.of(
                "commit.interval.ms", "100",
                "num.standby.replicas", "1",
                "state.dir", "there",
                "producer.max.request.size", "7",
                "processing.guarantee", "at_least_once"));

    assertThat(config.getLong("commit.interval.ms")).isEqualTo(100);
    assertThat(config.getInt("num.standby.replicas")).isEqualTo(1);
    assertThat(config.getString("state.dir")).isEqualTo("there");
    assertThat(config.getProducerConfigs("id")).containsEntry("max.request.size", "7");
    assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
  }

  private StreamsConfig config(Map<String, String> clientOptions) {
    return new StreamsConfig(
        QualityProperties.of(
            TestSettings.of(Map.of(), clientOptions),
            2,
            Path.of("here"),
            memory,
            new DeadLetters("quality.dlq", "app", "1")));
  }
}
