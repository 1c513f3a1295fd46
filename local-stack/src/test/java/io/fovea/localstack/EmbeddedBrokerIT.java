package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one broker does for its clients. */
class EmbeddedBrokerIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private static EmbeddedBroker broker;
  private static Records records;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start();
    records = new Records(broker.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void namesAPortThatIsTaken() {
    LocalStackSettings same = LocalStackSettings.DEFAULT.onBrokerPort(broker.port());
    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> EmbeddedBroker.start(same))
        .withMessageContaining("Port " + broker.port())
        .withMessageContaining("choose another port for the broker");
  }

  @Test
  void refusesATopicThatExists() {
    broker.createTopic("once", 1);
    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> broker.createTopic("once", 1))
        .withMessageContaining("once");
  }

  @Test
  void takesTheLargestImage() {
    String large = "x".repeat(16 << 20);
    broker.createTopic("large", 1);
    records.write(Map.of("max.request.size", 20 << 20), "large", large);
    assertThat(records.committed("large")).containsExactly(large);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void servesConsumerGroupsOf(String protocol) {
    String topic = protocol + "-group";
    broker.createTopic(topic, 1);
    records.write(topic, "one");
    Map<String, Object> group = Map.of("group.id", topic, "group.protocol", protocol);
    try (KafkaConsumer<String, String> consumer = records.consumer(group)) {
      consumer.subscribe(List.of(topic));
      Records.awaitValues(consumer, "one");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "streams"})
  void servesKafkaStreamsExactlyOnceOf(String protocol, @TempDir Path state) {
    String in = protocol + "-in";
    String out = protocol + "-out";
    broker.createTopic(in, 2);
    broker.createTopic(out, 1);
    records.write(in, "one", "two");
    Serde<String> text = Serdes.String();
    StreamsBuilder copies = new StreamsBuilder();
    copies.stream(in, Consumed.with(text, text)).to(out, Produced.with(text, text));
    try (KafkaStreams streams = new KafkaStreams(copies.build(), streams(protocol, state))) {
      streams.start();
      Awaitility.await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(records.committed(out)).containsExactlyInAnyOrder("one", "two"));
    }
  }

  private static Properties streams(String protocol, Path state) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, protocol + "-copies");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol);
    config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return config;
  }
}
