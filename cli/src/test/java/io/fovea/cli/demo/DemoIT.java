package io.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.trainer.Trainer;
import io.fovea.trainer.TrainerSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
  private static final long IMAGES = 300;

  @TempDir Path directory;

  @Test
  void classifiesEveryImageOnceAndPrintsOneLineOfJson() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    DemoSettings settings =
        new DemoSettings(
            "digits",
            Optional.of(IMAGES),
            Optional.empty(),
            Optional.of(littleTrainedModel()),
            Optional.empty(),
            Optional.of(0),
            false);

    ExitCode end = new Demo(settings, directory).run(console, new StopSignal());

    String said = err.toString(StandardCharsets.UTF_8);
    assertThat(end).as(said).isEqualTo(ExitCode.DONE);
    JsonNode summary = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(summary.get("images").asLong()).isEqualTo(IMAGES);
    assertThat(summary.get("predictions").asLong()).isEqualTo(IMAGES);
    assertThat(summary.get("lost").asLong()).isZero();
    assertThat(summary.get("duplicated").asLong()).isZero();
    assertThat(summary.get("accuracy").asDouble())
        .as("far better than one in ten")
        .isGreaterThan(0.5);
    assertThat(said)
        .contains(
            "fovea quality counted: %.2f %% of 300 labels right"
                .formatted(100 * summary.get("accuracy").asDouble()));
    assertThat(said)
        .containsPattern("5/6 .*fovea web")
        .containsPattern("Open http://127.0.0.1:\\d+");
    Matcher state = Pattern.compile("state in (\\S+)\\.\\R").matcher(said);
    assertThat(state.find()).isTrue();
    assertThat(Path.of(state.group(1))).as("deleted at the end").doesNotExist();
  }

  private Path littleTrainedModel() throws Exception {
    Path file = directory.resolve("model.zip");
    Map<String, String> options =
        Map.of(
            "dataset", "digits",
            "epochs", "1",
            "train-images", "2000",
            "test-images", "200",
            "out", file.toString());
    TrainerSettings training =
        TrainerSettings.from(
            new SettingsResolver(TrainerSettings.SCHEMA)
                .resolve(Map.of(), Map.of(), options, Map.of()));
    assertThat(new Trainer(training).run(Console.silent(), new StopSignal()))
        .isEqualTo(ExitCode.DONE);
    return file;
  }
}
