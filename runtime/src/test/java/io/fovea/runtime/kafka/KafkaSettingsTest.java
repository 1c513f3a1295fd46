package io.fovea.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.runtime.settings.SettingsSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
  private static final SettingsSchema SCHEMA = new SettingsSchema("any", KafkaSettings.SETTINGS);

  @Test
  void hasDefaultsOfALocalStack() {
    assertThat(settings(Map.of(), Map.of()))
        .isEqualTo(
            new KafkaSettings(
                "localhost:9092",
                "http://localhost:8081/apis/ccompat/v7",
                new Topics(""),
                false,
                6,
                Map.of()));
  }

  @Test
  void readsEveryKey() {
    Map<String, String> given =
        Map.of(
            "bootstrap-servers", "a:1,b:2",
            "schema-registry", "https://r/x",
            "topic-prefix", "eu.",
            "create-topics", "true",
            "partitions", "12");
    assertThat(given.keySet())
        .containsExactlyInAnyOrderElementsOf(
            SCHEMA.settings().stream().map(setting -> setting.key()).toList());
    assertThat(settings(given, Map.of("acks", "all")))
        .isEqualTo(
            new KafkaSettings(
                "a:1,b:2", "https://r/x", new Topics("eu."), true, 12, Map.of("acks", "all")));
  }

  @Test
  void refusesNamesAndAddressesThatCannotBe() {
    Map<String, String> wrong =
        Map.of("bootstrap-servers", "a", "schema-registry", "r", "topic-prefix", "a b");
    assertThatThrownBy(() -> settings(wrong, Map.of()))
        .isInstanceOfSatisfying(
            SettingsException.class, told -> assertThat(told.faults()).hasSize(3));
  }

  @Test
  void letsWhatIsPassedThroughWin() {
    assertThat(settings(Map.of(), Map.of("bootstrap.servers", "c:3", "acks", "1")).clientConfig())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "c:3",
                "schema.registry.url", "http://localhost:8081/apis/ccompat/v7",
                "acks", "1"));
  }

  @Test
  void showsNoPasswordAsText() {
    assertThat(settings(Map.of(), Map.of("sasl.jaas.config", "password=hush")).toString())
        .contains("sasl.jaas.config")
        .doesNotContain("hush");
  }

  @Test
  void putsThePrefixBeforeEveryTopic() {
    Topics topics = new Topics("eu.");
    assertThat(topics.images()).isEqualTo("eu.images");
    assertThat(topics.predictions()).isEqualTo("eu.predictions");
    assertThat(topics.labels()).isEqualTo("eu.labels");
    assertThat(topics.quality()).isEqualTo("eu.quality");
    assertThat(topics.deadLetters()).isEqualTo("eu.images.dlq");
  }

  private static KafkaSettings settings(Map<String, String> options, Map<String, String> client) {
    return KafkaSettings.from(
        new SettingsResolver(SCHEMA).resolve(Map.of(), Map.of(), options, client));
  }
}
