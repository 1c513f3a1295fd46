package io.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.trainer.evaluation.EvaluationRun;
import io.fovea.trainer.evaluation.EvaluationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What {@code fovea evaluate} says of each image. */
final class OfflineAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OfflineAnswers() {}

  /**
   * Labels by image id.
   *
   * @param file written anew
   */
  static Map<String, String> of(Path model, String dataset, int images, Path file)
      throws Exception {
    Map<String, String> options =
        Map.of(
            "model", model.toString(),
            "dataset", dataset,
            "limit", Integer.toString(images),
            "predictions", file.toString());
    EvaluationSettings settings =
        EvaluationSettings.from(
            new SettingsResolver(EvaluationSettings.SCHEMA)
                .resolve(Map.of(), System.getenv(), options, Map.of()));
    assertThat(new EvaluationRun(settings).run(Console.silent(), new StopSignal()))
        .isEqualTo(ExitCode.DONE);
    Map<String, String> labels = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode prediction = JSON.readTree(line);
      labels.put(prediction.get("imageId").asText(), prediction.get("label").asText());
    }
    return labels;
  }
}
