package io.fovea.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Split;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.TestRun;
import io.fovea.trainer.Trainer;
import io.fovea.trainer.data.DatasetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED_OF_TRAINING = 7;

  @TempDir static Path folder;
  private static Path model;
  private static double accuracyAtTraining;

  @BeforeAll
  static void train() throws Exception {
    model = folder.resolve("model.zip");
    TestRun run = TestRun.of(new Trainer(TestRun.digits(model)));
    accuracyAtTraining = JSON.readTree(run.out()).get("accuracy").asDouble();
  }

  /** The trainer judged by the same 300 images, by other code. */
  @Test
  void judgesAsTheTrainerDid() throws Exception {
    JsonNode report = report(EngineKind.AUTO, Optional.empty());
    assertThat(report.get("accuracy").get("value").asDouble())
        .isCloseTo(accuracyAtTraining, within(1e-9));
    assertThat(report.get("labelled").asLong()).isEqualTo(300);
    assertThat(report.get("engine").asText()).isEqualTo("ONNX");
    assertThat(report.get("modelName").asText()).isEqualTo("tiny");
    assertThat(report.get("rejected").asLong()).isZero();
    for (String field : List.of("macro", "micro", "weighted")) {
      assertThat(report.get(field).fieldNames())
          .toIterable()
          .containsExactly("precision", "recall", "f1");
    }
    assertThat(report.get("classes")).hasSize(10);
    long counted = 0;
    for (JsonNode cell : report.get("confusion")) {
      counted += cell.get("count").asLong();
    }
    assertThat(counted).isEqualTo(300);
  }

  @Test
  void enginesAgreeOnEveryImage() throws Exception {
    Path onnx = folder.resolve("onnx.jsonl");
    Path dl4j = folder.resolve("deep/dl4j.jsonl");
    report(EngineKind.ONNX, Optional.of(onnx));
    report(EngineKind.DL4J, Optional.of(dl4j));
    List<JsonNode> first = lines(onnx);
    List<JsonNode> second = lines(dl4j);
    assertThat(first).hasSize(300);
    for (int i = 0; i < 300; i++) {
      assertThat(first.get(i).get("imageId").asText()).isEqualTo("digits-test-%05d".formatted(i));
      assertThat(first.get(i).get("label")).isEqualTo(second.get(i).get("label"));
      assertThat(first.get(i).get("confidence").asDouble())
          .isCloseTo(second.get(i).get("confidence").asDouble(), within(1e-4));
    }
    long right =
        first.stream().filter(line -> line.get("actual").equals(line.get("label"))).count();
    assertThat(right / 300.0).isCloseTo(accuracyAtTraining, within(1e-9));
  }

  @Test
  void tableIsForPeople() throws Exception {
    TestRun run = TestRun.of(new EvaluationRun(settings(model, "digits", EngineKind.AUTO, false)));
    assertThat(run.out()).startsWith("Model tiny 1 on digits:test").contains("precision");
  }

  @Test
  void imagesThatCannotBeReadAreCountedApart() throws Exception {
    Path pictures = folder.resolve("pictures");
    Files.createDirectories(pictures.resolve("test/3"));
    Files.createDirectories(pictures.resolve("train/3"));
    for (String split : List.of("train", "test")) {
      Files.write(pictures.resolve(split + "/3/broken.png"), new byte[] {1, 2, 3});
      Files.write(pictures.resolve(split + "/3/good.bmp"), bmp());
    }
    Path predictions = folder.resolve("mixed.jsonl");
    TestRun run =
        TestRun.of(
            new EvaluationRun(
                new EvaluationSettings(
                    model,
                    DatasetSpec.parse("folder:" + pictures, Split.TEST),
                    new DatasetSettings(Optional.empty(), 1),
                    EngineKind.AUTO,
                    Device.CPU,
                    1,
                    true,
                    Optional.of(predictions),
                    Optional.empty())));
    assertThat(JSON.readTree(run.out()).get("rejected").asLong()).isEqualTo(1);
    assertThat(JSON.readTree(run.out()).get("predicted").asLong()).isEqualTo(1);
    assertThat(lines(predictions))
        .anySatisfy(line -> assertThat(line.path("rejected").asText()).isEqualTo("UNKNOWN_FORMAT"));
  }

  @Test
  void partsOfAMixtureAreJudgedApart() throws Exception {
    Path pictures = tree("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    String mixture = "digits+folder:" + pictures;
    JsonNode report =
        JSON.readTree(
            TestRun.of(new EvaluationRun(settings(model, mixture, EngineKind.AUTO, true))).out());
    JsonNode parts = report.get("parts");
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).get("dataset").asText()).isEqualTo("digits");
    assertThat(parts.get(1).get("dataset").asText()).isEqualTo("folder:" + pictures);
    // Each picture is the same white pixel, so one of the ten is right.
    assertThat(parts.get(1).get("accuracy").get("value").asDouble()).isEqualTo(0.1);
    assertThat(parts.get(1).get("labelled").asLong()).isEqualTo(10);
    assertThat(parts.get(0).get("labelled").asLong()).isEqualTo(10_000);
    double all = report.get("accuracy").get("value").asDouble();
    double ofDigits = parts.get(0).get("accuracy").get("value").asDouble();
    assertThat(all).isCloseTo((ofDigits * 10_000 + 1) / 10_010, within(1e-9));
  }

  @Test
  void labelsThatTheModelDoesNotKnowAreNamed() throws Exception {
    Path pictures = tree("3", "owl", "ape");
    TestRun run =
        TestRun.of(new EvaluationRun(settings(model, "folder:" + pictures, EngineKind.AUTO, true)));
    assertThat(run.err())
        .contains("does not know these labels of folder:" + pictures)
        .contains("wrong answers: ape, owl");
    assertThat(JSON.readTree(run.out()).get("labelled").asLong()).isEqualTo(3);
    assertThat(JSON.readTree(run.out()).has("parts")).isFalse();
  }

  @Test
  void dataSetOfOtherLabelsIsRefused() throws Exception {
    Path pictures = tree("owl", "ape");
    assertThatThrownBy(
            () ->
                TestRun.of(
                    new EvaluationRun(
                        settings(model, "folder:" + pictures, EngineKind.AUTO, true))))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("no label in common");
  }

  @Test
  void namesEverythingThatIsMissing() {
    EvaluationSettings settings =
        settings(
            folder.resolve("absent.zip"),
            "folder:" + folder.resolve("nowhere"),
            EngineKind.AUTO,
            true);
    assertThatThrownBy(() -> TestRun.of(new EvaluationRun(settings)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("absent.zip")
        .hasMessageContaining("nowhere");
  }

  @Test
  void stopLeavesNoPredictions() throws Exception {
    StopSignal stop = new StopSignal();
    stop.request();
    Path file = folder.resolve("stopped/p.jsonl");
    EvaluationRun run = new EvaluationRun(settings(model, "digits", EngineKind.AUTO, true, file));
    assertThat(TestRun.of(run, stop).exit()).isEqualTo(ExitCode.INTERRUPTED);
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).isEmpty();
    }
  }

  private static JsonNode report(EngineKind engine, Optional<Path> predictions) throws Exception {
    EvaluationSettings settings =
        settings(model, "digits", engine, true, predictions.stream().toArray(Path[]::new));
    return JSON.readTree(TestRun.of(new EvaluationRun(settings)).out());
  }

  private static EvaluationSettings settings(
      Path model, String dataset, EngineKind engine, boolean json, Path... predictions) {
    return new EvaluationSettings(
        model,
        DatasetSpec.parse(dataset, Split.TEST),
        new DatasetSettings(Optional.empty(), SEED_OF_TRAINING),
        engine,
        Device.CPU,
        1,
        json,
        Stream.of(predictions).findFirst(),
        dataset.equals("digits") ? Optional.of(300) : Optional.empty());
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  /** A class for each label, with a picture to learn from and one to be judged by. */
  private static Path tree(String... labels) throws IOException {
    Path root = Files.createTempDirectory(folder, "tree");
    for (String label : labels) {
      for (String split : List.of("train", "test")) {
        Path pictures = Files.createDirectories(root.resolve(split).resolve(label));
        Files.write(pictures.resolve("white.bmp"), bmp());
      }
    }
    return root;
  }

  /** One white pixel, 24 bits. */
  private static byte[] bmp() {
    byte[] bytes = new byte[58];
    byte[] start = {'B', 'M', 58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1};
    System.arraycopy(start, 0, bytes, 0, start.length);
    bytes[26] = 1;
    bytes[28] = 24;
    bytes[34] = 4;
    bytes[54] = bytes[55] = bytes[56] = -1;
    return bytes;
  }
}
