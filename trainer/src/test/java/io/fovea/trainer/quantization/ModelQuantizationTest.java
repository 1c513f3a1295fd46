package io.fovea.trainer.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.datasets.DatasetSpec;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.Quantization;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.TestRun;
import io.fovea.trainer.Trainer;
import io.fovea.trainer.data.DatasetSettings;
import io.fovea.trainer.evaluation.EvaluationRun;
import io.fovea.trainer.evaluation.EvaluationSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelQuantizationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Path model;
  private static Path pictures;

  @BeforeAll
  static void train() throws Exception {
    model = folder.resolve("model.zip");
    TestRun.of(new Trainer(TestRun.digits(model)));
    pictures = folder.resolve("pictures");
    for (String label : List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")) {
      draw(pictures.resolve("train/" + label), 2, Integer.parseInt(label));
      draw(pictures.resolve("test/" + label), 4, 10 + Integer.parseInt(label));
    }
  }

  @Test
  void writesAFileThatTheInt8EngineRunsAsWellAsWasTold() throws Exception {
    Path out = folder.resolve("new/int8.zip");
    TestRun run = quantize(model, out, "folder:" + pictures, 100);

    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("Calibrating", "Evaluating", "on 40 test images", "speed");
    JsonNode told = JSON.readTree(run.out());
    Model written = ModelFile.read(out);
    Quantization made = written.manifest().int8().orElseThrow();
    assertThat(told.get("sha256").asText()).isEqualTo(written.sha256());
    assertThat(told.get("bytes").asInt()).isEqualTo(written.onnxInt8().orElseThrow().length);
    assertThat(told.get("bytesBefore").asInt()).isGreaterThan(3 * told.get("bytes").asInt());
    assertThat(told.get("speedRatio").asDouble()).isPositive();
    assertThat(made.calibrationImages()).isEqualTo(20);
    assertThat(made.testImages()).isEqualTo(40);
    assertThat(accuracy(out, EngineKind.ONNX)).isCloseTo(made.accuracyBefore(), within(1e-9));
    assertThat(accuracy(out, EngineKind.ONNX_INT8)).isCloseTo(made.accuracy(), within(1e-9));
  }

  @Test
  void writesNothingIfTooMuchIsLost() throws Exception {
    Path out = folder.resolve("refused.zip");
    TestRun run = quantize(model, out, "folder:" + pictures, -100); // any loss is more

    assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("Nothing was written: test accuracy falls by");
    assertThat(run.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void takesATenthOfAPointForTooMuch() {
    Quantization made = new Quantization("d", "sha256:1", 1, 10_000, 0.9957, 0.9947);

    assertThat(new QuantizedModel(null, made, 1).lostPoints()).isEqualTo(0.1);
  }

  @Test
  void endsWhenAsked() throws Exception {
    StopSignal stop = new StopSignal();
    stop.request();
    Path out = folder.resolve("stopped.zip");

    TestRun run =
        TestRun.of(new ModelQuantization(settings(model, out, "folder:" + pictures, 1)), stop);

    assertThat(run.exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out).doesNotExist();
  }

  @Test
  void namesWhatDoesNotFit() throws IOException {
    Path animals = folder.resolve("animals");
    for (String label : List.of("cat", "dog")) {
      draw(animals.resolve("train/" + label), 1, 1);
      draw(animals.resolve("test/" + label), 1, 2);
    }
    Path out = folder.resolve("unfit.zip");

    assertThatThrownBy(() -> quantize(model, out, "folder:" + animals, 1))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("does not know these labels", "cat, dog", "digits");
    assertThatThrownBy(() -> quantize(folder.resolve("none.zip"), out, "digits", 1))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("none.zip is not there");
  }

  private static TestRun quantize(Path model, Path out, String dataset, double maxLoss)
      throws Exception {
    return TestRun.of(new ModelQuantization(settings(model, out, dataset, maxLoss)));
  }

  private static QuantizationSettings settings(
      Path model, Path out, String dataset, double maxLoss) {
    return new QuantizationSettings(
        model,
        out,
        DatasetSpec.parse(dataset),
        1_000,
        maxLoss,
        new DatasetSettings(Optional.empty(), 7));
  }

  private static double accuracy(Path file, EngineKind engine) throws Exception {
    TestRun run =
        TestRun.of(
            new EvaluationRun(
                new EvaluationSettings(
                    file,
                    DatasetSpec.parse("folder:" + pictures + ":test"),
                    new DatasetSettings(Optional.empty(), 7),
                    engine,
                    Device.CPU,
                    1,
                    true,
                    Optional.empty(),
                    Optional.empty())));
    JsonNode report = JSON.readTree(run.out());
    assertThat(report.get("engine").asText()).isEqualTo(engine.name());
    return report.get("accuracy").get("value").asDouble();
  }

  private static void draw(Path directory, int count, int seed) throws IOException {
    Files.createDirectories(directory);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      for (int stroke = 0; stroke < 60; stroke++) {
        image.setRGB(4 + random.nextInt(20), 4 + random.nextInt(20), 0xffffff);
      }
      ImageIO.write(image, "png", directory.resolve(i + ".png").toFile());
    }
  }
}
