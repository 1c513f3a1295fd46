package io.fovea.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.trainer.evaluation.EvaluationRun;
import io.fovea.trainer.evaluation.EvaluationSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedModelsTest {
  private static final Path HOME = Path.of("..");

  @Test
  void digitsAreReadAsTheModelCardSays() throws Exception {
    Path model = new ShippedModels(HOME).of("digits").orElseThrow();
    assertThat(Files.size(model)).isLessThan(2_000_000);
    assertThat(accuracy(model, "digits:test")).isGreaterThan(0.98);
  }

  private static double accuracy(Path model, String dataset) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(out, true, UTF_8), Console.silent().err(), false);
    Map<String, String> options =
        Map.of("model", model.toString(), "dataset", dataset, "limit", "2000", "json", "true");
    EvaluationSettings settings =
        EvaluationSettings.from(
            new SettingsResolver(EvaluationSettings.SCHEMA)
                .resolve(Map.of(), Map.of(), options, Map.of()));
    assertThat(new EvaluationRun(settings).run(console, new StopSignal())).isEqualTo(ExitCode.DONE);
    JsonNode report = new ObjectMapper().readTree(out.toString(UTF_8));
    return report.get("accuracy").get("value").asDouble();
  }
}
