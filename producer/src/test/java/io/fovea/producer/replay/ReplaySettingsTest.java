package io.fovea.producer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.settings.SettingsException;
import org.junit.jupiter.api.Test;

class ReplaySettingsTest {

  @Test
  void hasDefaults() {
    ReplaySettings settings = new Options().settings();

    assertThat(settings.reasons()).isEmpty();
    assertThat(settings.dryRun()).isFalse();
    assertThat(settings.maxAttempts()).isEqualTo(1);
    assertThat(settings.kafka().topics().deadLetters()).isEqualTo("images.dlq");
  }

  @Test
  void takesEveryKey() {
    ReplaySettings settings =
        new Options()
            .with("reason", "EMPTY_IMAGE, wrong-shape")
            .with("dry-run", "true")
            .with("max-attempts", "3")
            .with("topic-prefix", "dev.")
            .settings();

    assertThat(settings.reasons()).containsExactly("EMPTY_IMAGE", "wrong-shape");
    assertThat(settings.dryRun()).isTrue();
    assertThat(settings.maxAttempts()).isEqualTo(3);
    assertThat(settings.kafka().topics().deadLetters()).isEqualTo("dev.images.dlq");
  }

  @Test
  void refusesNoAttemptAtAll() {
    assertThatThrownBy(() -> new Options().with("max-attempts", "0").settings())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("max-attempts");
  }

  @Test
  void matchesReasonsHoweverTheyAreWritten() {
    ReplaySettings settings = new Options().with("reason", "wrong-shape").settings();

    assertThat(settings.wants("WRONG_SHAPE")).isTrue();
    assertThat(settings.wants("EMPTY_IMAGE")).isFalse();
    assertThat(new Options().settings().wants("ANYTHING")).isTrue();
  }
}
