package io.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.settings.SettingsException;
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
                "digits",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
  }

  @Test
  void takesEveryKey() {
    Map<String, String> all =
        Map.of(
            "dataset", "mnist", "images", "500", "rate", "2.5", "model", "m.zip", "data", "d",
            "port", "8090", "no-web", "false");

    assertThat(from(all))
        .isEqualTo(
            new DemoSettings(
                "mnist",
                Optional.of(500L),
                Optional.of(2.5),
                Optional.of(Path.of("m.zip")),
                Optional.of(Path.of("d")),
                Optional.of(8090),
                false));
    assertThat(DemoSettings.SCHEMA.settings()).hasSize(all.size());
  }

  @Test
  void showsAWebPageUnlessItEndsByItselfOrIsToldNotTo() {
    assertThat(from(Map.of()).hasWeb()).isTrue();
    assertThat(from(Map.of("no-web", "true")).hasWeb()).isFalse();
    assertThat(from(Map.of("images", "500")).hasWeb()).isFalse();
    assertThat(from(Map.of("images", "500", "port", "0")).hasWeb()).isTrue();
  }

  @Test
  void refusesAPortForAPageThatIsLeftOut() {
    assertThatThrownBy(() -> from(Map.of("no-web", "true", "port", "8090")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--no-web");
  }

  private static DemoSettings from(Map<String, String> options) {
    return DemoSettings.from(
        new SettingsResolver(DemoSettings.SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
