package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.settings.SettingsResolver;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class ProducerConfigsTest {

  @Test
  void neitherLosesNorDoubles() {
    assertThat(config(Map.of(), Map.of()))
        .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
        .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
        .containsEntry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
  }

  @Test
  void lingersOnlyWhereABatchFills() {
    assertThat(config(Map.of(), Map.of())).containsEntry(ProducerConfig.LINGER_MS_CONFIG, 5);
    assertThat(config(Map.of("rate", "20"), Map.of()))
        .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 0);
  }

  @Test
  void hasRoomForTheLargestImage() {
    Map<String, Object> config = config(Map.of("max-image-bytes", "100MB"), Map.of());

    assertThat((int) config.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG)).isGreaterThan(100 << 20);
    assertThat((long) config.get(ProducerConfig.BUFFER_MEMORY_CONFIG)).isGreaterThan(200L << 20);
  }

  @Test
  void letsPeopleSetWhatTheyWant() {
    Map<String, String> passedOn = Map.of("linger.ms", "50", "compression.type", "zstd");

    assertThat(config(Map.of(), passedOn)).containsAllEntriesOf(passedOn);
  }

  private static Map<String, Object> config(
      Map<String, String> options, Map<String, String> passedOn) {
    Map<String, String> all = new HashMap<>(options);
    all.put("dataset", "digits");
    return ProducerConfigs.of(
        ProducerSettings.from(
            new SettingsResolver(ProducerSettings.SCHEMA)
                .resolve(Map.of(), Map.of(), all, passedOn)));
  }
}
