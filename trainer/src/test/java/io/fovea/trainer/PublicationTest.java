package io.fovea.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.Split;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.TrainingRecord;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import io.fovea.trainer.data.ImagePreparation;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.evaluation.EvaluationRun;
import io.fovea.trainer.evaluation.EvaluationSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
  private static final int TEST_IMAGES = 300;

  /** What one image that changes its bin may move a calibration error by. */
  private static final double ONE_IMAGE = 2.0 / TEST_IMAGES;

  @TempDir private static Path folder;

  private static final ByteArrayOutputStream ERR = new ByteArrayOutputStream();
  private static final Preprocessing PREPROCESSING = Preprocessing.unitRange(1, 28, 28);
  private static TrainerSettings settings;
  private static Dataset dataset;
  private static Model fitted;
  private static PreparedImages train;
  private static PreparedImages test;

  @BeforeAll
  static void prepare() throws Exception {
    settings = TestRun.digits(folder.resolve("model.zip"));
    TestRun.of(new Trainer(settings));
    fitted = ModelFile.read(settings.out());
    dataset =
        Datasets.open(settings.dataset(), settings.data().options().withDigits(1_600, TEST_IMAGES));
    train = prepared(Split.TRAIN, 1_600);
    test = prepared(Split.TEST, TEST_IMAGES);
  }

  private static PreparedImages prepared(Split split, int limit) {
    try (Progress silent =
        Progress.start(console(), Clock.systemUTC(), "", "", OptionalLong.empty())) {
      return new ImagePreparation(dataset, PREPROCESSING)
          .prepare(split, limit, silent, new StopSignal())
          .orElseThrow();
    }
  }

  @Test
  void calibratesByValidationImages() throws Exception {
    Optional<PreparedImages> validation =
        Optional.of(train.only(IntStream.range(1_000, 1_600).toArray()));
    Model model = publish(train.only(IntStream.range(0, 1_000).toArray()), validation);

    double temperature = model.manifest().temperature();
    assertThat(temperature).isNotEqualTo(1).isBetween(0.1, 10.0);
    assertThat(model.reference().orElseThrow().images()).isEqualTo(600);
    assertThat(model.manifest().suggestedThreshold().getAsDouble()).isBetween(0.2, 1.0);
    TrainingRecord training = model.manifest().provenance().training().orElseThrow();
    assertThat(training.images())
        .containsExactly(entry("train", 1_000L), entry("validation", 600L), entry("test", 300L));
    assertThat(training.classes()).hasSize(10);
    assertThat(training.classes().stream().mapToLong(c -> c.trainImages()).sum()).isEqualTo(1_000);
    assertThat(training.licences()).containsOnlyKeys("digits");
    assertThat(training.command())
        .startsWith("./fovea train --dataset digits")
        .endsWith("tiny.zip");
    assertThat(model.manifest().provenance().testMetrics())
        .containsKeys("calibrationErrorBefore", "logLossBefore", "sureCoverage", "sureAccuracyLow");
    assertThat(ERR.toString(UTF_8)).contains("Temperature 0.", "Unsure below 0.");
  }

  /** The stream classifies as evaluate does: what was measured here must be what it publishes. */
  @Test
  void evaluateSaysOfTheFileWhatItSaysOfItself() throws Exception {
    Model model = publish(train, Optional.of(train));
    double told = model.manifest().provenance().testMetrics().get("calibrationError");
    double before = model.manifest().provenance().testMetrics().get("calibrationErrorBefore");
    assertThat(Math.abs(told - before)).isGreaterThan(2 * ONE_IMAGE);

    EvaluationSettings evaluation =
        new EvaluationSettings(
            model.path(),
            DatasetSpec.parse("digits", Split.TEST),
            settings.data(),
            EngineKind.AUTO,
            Device.CPU,
            1,
            true,
            Optional.empty(),
            Optional.of(TEST_IMAGES));
    String report = TestRun.of(new EvaluationRun(evaluation)).out();
    assertThat(new ObjectMapper().readTree(report).get("calibrationError").asDouble())
        .isCloseTo(told, within(ONE_IMAGE));
  }

  @Test
  void withoutValidationImagesNothingIsCalibrated() throws Exception {
    Model model = publish(train, Optional.empty());
    assertThat(model.manifest().temperature()).isEqualTo(1);
    assertThat(model.manifest().suggestedThreshold()).isEmpty();
    assertThat(model.reference().orElseThrow().images()).isEqualTo(TEST_IMAGES);
    assertThat(model.manifest().provenance().testMetrics())
        .containsKey("calibrationError")
        .doesNotContainKeys("calibrationErrorBefore", "sureCoverage");
  }

  /** What the trainer wrote serves as a network that was just fitted. */
  private static Model publish(PreparedImages learnt, Optional<PreparedImages> validation)
      throws Exception {
    ComputationGraph network = fitted.restoreNetwork();
    new Publication(settings, Instant.EPOCH, console())
        .publish(network, dataset, PREPROCESSING, learnt, validation, test);
    return ModelFile.read(settings.out());
  }

  private static Console console() {
    PrintStream err = new PrintStream(ERR, true, UTF_8);
    return new Console(err, err, false);
  }
}
