package io.fovea.trainer.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.datasets.DatasetSpec;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.trainer.data.DatasetSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuantizationSettingsTest {

  @Test
  void defaultsAllowLessThanATenthOfAPoint() {
    assertThat(from(Map.of("model", "m.zip", "out", "o.zip", "dataset", "mnist")))
        .isEqualTo(
            new QuantizationSettings(
                Path.of("m.zip"),
                Path.of("o.zip"),
                DatasetSpec.parse("mnist"),
                1_000,
                0.1,
                new DatasetSettings(Optional.empty(), 42)));
  }

  @Test
  void everyKeyIsRead() {
    Map<String, String> options = new HashMap<>();
    options.put("model", "m.zip");
    options.put("out", "o.zip");
    options.put("dataset", "digits");
    options.put("images", "50");
    options.put("max-loss", "0.5");
    options.put("seed", "1");
    options.put("data", "d");
    assertThat(options.keySet())
        .containsExactlyInAnyOrderElementsOf(
            QuantizationSettings.SCHEMA.settings().stream().map(setting -> setting.key()).toList());
    assertThat(from(options))
        .isEqualTo(
            new QuantizationSettings(
                Path.of("m.zip"),
                Path.of("o.zip"),
                DatasetSpec.parse("digits"),
                50,
                0.5,
                new DatasetSettings(Optional.of(Path.of("d")), 1)));
  }

  private static QuantizationSettings from(Map<String, String> options) {
    return QuantizationSettings.from(
        new SettingsResolver(QuantizationSettings.SCHEMA)
            .resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
