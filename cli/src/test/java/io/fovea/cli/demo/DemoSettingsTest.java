package io.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.settings.SettingsResolver;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {

  @Test
  void needsNothing() {
    assertThat(from(Map.of()))
        .isEqualTo(
            new DemoSettings(
                "digits", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void takesEveryKey() {
    Map<String, String> all =
        Map.of("dataset", "mnist", "images", "500", "rate", "2.5", "model", "m.zip", "data", "d");

    assertThat(from(all))
        .isEqualTo(
            new DemoSettings(
                "mnist",
                Optional.of(500L),
                Optional.of(2.5),
                Optional.of(Path.of("m.zip")),
                Optional.of(Path.of("d"))));
    assertThat(DemoSettings.SCHEMA.settings()).hasSize(all.size());
  }

  private static DemoSettings from(Map<String, String> options) {
    return DemoSettings.from(
        new SettingsResolver(DemoSettings.SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
