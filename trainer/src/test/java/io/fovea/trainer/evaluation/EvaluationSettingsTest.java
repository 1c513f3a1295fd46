package io.fovea.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.datasets.DatasetSpec;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.trainer.data.DatasetSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationSettingsTest {

  @Test
  void defaultsJudgeByTheTestSplit() {
    assertThat(from(Map.of("dataset", "mnist", "model", "m.zip")))
        .isEqualTo(
            new EvaluationSettings(
                Path.of("m.zip"),
                DatasetSpec.parse("mnist:test"),
                new DatasetSettings(Optional.empty(), 42),
                EngineKind.AUTO,
                Device.AUTO,
                1,
                false,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void everyKeyIsRead() {
    Map<String, String> options = new HashMap<>();
    options.put("model", "m.zip");
    options.put("dataset", "digits:train");
    options.put("engine", "dl4j");
    options.put("device", "cpu");
    options.put("threads", "2");
    options.put("json", "true");
    options.put("predictions", "p.jsonl");
    options.put("limit", "10");
    options.put("seed", "1");
    options.put("data", "d");
    assertThat(options.keySet())
        .containsExactlyInAnyOrderElementsOf(
            EvaluationSettings.SCHEMA.settings().stream().map(setting -> setting.key()).toList());
    assertThat(from(options))
        .isEqualTo(
            new EvaluationSettings(
                Path.of("m.zip"),
                DatasetSpec.parse("digits:train"),
                new DatasetSettings(Optional.of(Path.of("d")), 1),
                EngineKind.DL4J,
                Device.CPU,
                2,
                true,
                Optional.of(Path.of("p.jsonl")),
                Optional.of(10)));
  }

  private static EvaluationSettings from(Map<String, String> options) {
    return EvaluationSettings.from(
        new SettingsResolver(EvaluationSettings.SCHEMA)
            .resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
