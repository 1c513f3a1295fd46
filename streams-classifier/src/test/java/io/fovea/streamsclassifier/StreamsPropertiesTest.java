package io.fovea.streamsclassifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.streamsclassifier.deadletter.DeadLetters;
import io.fovea.streamsclassifier.lookahead.ChunkLimits;
import io.fovea.streamsclassifier.lookahead.LookAheadInterceptor;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** What reaches the clients in the end, as Kafka Streams itself resolves it. */
class StreamsPropertiesTest {
  private final LookAheads<Object> lookAheads =
      new LookAheads<>(
          Set.of("images"),
          new ChunkLimits(1, 1, Duration.ofSeconds(1), 1),
          () -> null,
          null,
          System::nanoTime);

  @Test
  void setsWhatBatchesNeed() {
    Map<String, Object> consumer = mainConsumer(Map.of());

    assertThat(consumer)
        .containsEntry("max.partition.fetch.bytes", 4 << 20)
        .containsEntry("fetch.max.bytes", 16 << 20)
        .containsEntry("receive.buffer.bytes", 4 << 20)
        .containsEntry("max.poll.records", 512)
        .containsEntry("session.timeout.ms", 10_000)
        .containsEntry("interceptor.classes", LookAheadInterceptor.class.getName())
        .containsEntry(LookAheads.CONFIG, lookAheads);
    assertThat(config(Map.of(), Map.of()).getString("group.protocol")).isEqualTo("classic");
  }

  @Test
  void letsRecordsGatherUntilTheCommit() {
    StreamsConfig config = config(Map.of(), Map.of());

    assertThat(config.getLong("commit.interval.ms")).isEqualTo(500);
    assertThat(config.getProducerConfigs("id"))
        .containsEntry("linger.ms", 200)
        .containsEntry("batch.size", 128 << 10);
  }

  @Test
  void triesATransactionAgainAtOnce() {
    assertThat(config(Map.of(), Map.of()).getProducerConfigs("id"))
        .containsEntry("retry.backoff.ms", 10);
    assertThat(mainConsumer(Map.of())).doesNotContainEntry("retry.backoff.ms", 10);
    for (String name : List.of("retry.backoff.ms", "producer.retry.backoff.ms")) {
      assertThat(config(Map.of(), Map.of(name, "7")).getProducerConfigs("id"))
          .containsEntry("retry.backoff.ms", "7");
    }
  }

  @Test
  void looksAtTimersWhileNothingComes() {
    assertThat(config(Map.of(), Map.of()).getLong("poll.ms")).isEqualTo(20);
  }

  @Test
  void letsPeopleOverrideWithAndWithoutAPrefix() {
    assertThat(mainConsumer(Map.of("max.poll.records", "7")))
        .containsEntry("max.poll.records", "7");
    assertThat(mainConsumer(Map.of("consumer.max.poll.records", "8")))
        .containsEntry("max.poll.records", "8");
    assertThat(mainConsumer(Map.of("main.consumer.fetch.max.bytes", "9")))
        .containsEntry("fetch.max.bytes", "9");
    StreamsConfig config =
        config(
            Map.of(),
            Map.of(
                "commit.interval.ms", "55",
                "group.protocol", "streams",
                "producer.linger.ms", "3"));
    assertThat(config.getLong("commit.interval.ms")).isEqualTo(55);
    assertThat(config.getString("group.protocol")).isEqualTo("streams");
    assertThat(config.getProducerConfigs("id")).containsEntry("linger.ms", "3");
  }

  @Test
  void keepsOtherInterceptorsInFrontOfOurs() {
    assertThat(mainConsumer(Map.of("main.consumer.interceptor.classes", "com.example.Tracing")))
        .containsEntry(
            "interceptor.classes", "com.example.Tracing," + LookAheadInterceptor.class.getName());
  }

  @Test
  void takesTheGuaranteeAskedFor() {
    assertThat(config(Map.of(), Map.of()).getString("processing.guarantee"))
        .isEqualTo("exactly_once_v2");
    assertThat(
            config(Map.of("guarantee", "at_least_once"), Map.of())
                .getString("processing.guarantee"))
        .isEqualTo("at_least_once");
  }

  @Test
  void endsAChunkWellInsideTheTransaction() {
    assertThat(StreamsProperties.chunkTime(TestSettings.of(Map.of()))).hasMillis(2_500);
    assertThat(
            StreamsProperties.chunkTime(
                TestSettings.of(Map.of(), Map.of("producer.transaction.timeout.ms", "60000"))))
        .hasMillis(15_000);
  }

  private Map<String, Object> mainConsumer(Map<String, String> clientOptions) {
    return config(Map.of(), clientOptions).getMainConsumerConfigs("group", "client", 0);
  }

  private StreamsConfig config(Map<String, String> options, Map<String, String> clientOptions) {
    ClassifierSettings settings = TestSettings.of(options, clientOptions);
    DeadLetters letters = new DeadLetters("images.dlq", "app", "1");
    Properties properties = StreamsProperties.of(settings, 2, lookAheads, letters);
    return new StreamsConfig(properties);
  }
}
