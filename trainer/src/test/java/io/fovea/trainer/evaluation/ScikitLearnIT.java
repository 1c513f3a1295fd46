package io.fovea.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Split;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.trainer.TestRun;
import io.fovea.trainer.Trainer;
import io.fovea.trainer.data.DatasetSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: a model's predictions in a file, judged by scikit-learn and by us. */
class ScikitLearnIT {
  private static final Path SCRIPT = Path.of("src/test/python/compare_with_scikit_learn.py");

  /** The first may be one of a version manager, without the system's packages. */
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  @TempDir Path folder;
  private String python;

  @BeforeEach
  void requireScikitLearn() throws Exception {
    List<String> why = new ArrayList<>();
    for (String candidate : PYTHONS) {
      Answer answer = run(candidate, "-c", "import sklearn");
      if (answer.exit() == 0) {
        python = candidate;
        return;
      }
      why.add(candidate + ": " + answer.text().lines().reduce("", (first, last) -> last));
    }
    abort("Skipped: no Python with scikit-learn " + why);
  }

  @Test
  void agreesOnEveryFigureOfAModel() throws Exception {
    Path report = folder.resolve("report.json");
    Files.writeString(report, evaluate());

    Answer same = compare(report);
    assertThat(same.text()).contains("agrees on 300 images and 10 classes");
    assertThat(same.exit()).isZero();

    ObjectNode changed = (ObjectNode) new ObjectMapper().readTree(report.toFile());
    ((ObjectNode) changed.get("macro")).put("f1", 0.123);
    Files.writeString(report, changed.toString());
    Answer other = compare(report);
    assertThat(other.text()).as("the script can tell").contains("macro f1: 0.123");
    assertThat(other.exit()).isEqualTo(1);
  }

  private Answer compare(Path report) throws InterruptedException {
    return run(python, SCRIPT.toString(), predictions().toString(), report.toString());
  }

  private Path predictions() {
    return folder.resolve("predictions.jsonl");
  }

  private String evaluate() throws Exception {
    Path model = folder.resolve("model.zip");
    TestRun.of(new Trainer(TestRun.digits(model)));
    EvaluationSettings settings =
        new EvaluationSettings(
            model,
            DatasetSpec.parse("digits", Split.TEST),
            new DatasetSettings(Optional.empty(), 7),
            EngineKind.AUTO,
            Device.CPU,
            1,
            true,
            Optional.of(predictions()),
            Optional.of(300));
    return TestRun.of(new EvaluationRun(settings)).out();
  }

  private static Answer run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new Answer(process.exitValue(), text.strip());
    } catch (IOException noPython) {
      return new Answer(127, noPython.getMessage());
    }
  }

  private record Answer(int exit, String text) {}
}
