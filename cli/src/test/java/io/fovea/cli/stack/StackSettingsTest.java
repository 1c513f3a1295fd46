package io.fovea.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingsResolver;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackSettingsTest {

  @Test
  void hasTheStandardPortsByDefault() {
    assertThat(settings(Map.of())).isEqualTo(new StackSettings(9092, 8081, Optional.empty()));
  }

  @Test
  void readsEveryKey() {
    Map<String, String> given =
        Map.of("broker-port", "1", "registry-port", "0", "broker-directory", "d");
    assertThat(given.keySet())
        .containsExactlyInAnyOrderElementsOf(
            StackSettings.SCHEMA.settings().stream().map(Setting::key).toList());
    assertThat(settings(given)).isEqualTo(new StackSettings(1, 0, Optional.of(Path.of("d"))));
  }

  private static StackSettings settings(Map<String, String> options) {
    return StackSettings.from(
        new SettingsResolver(StackSettings.SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
