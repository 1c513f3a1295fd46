package io.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From training to judging by the command line alone, without Kafka. */
class ModelCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path directory;
  private static Path model;

  private final Terminal terminal = new Terminal(Commands.ALL);

  @BeforeAll
  static void train() {
    model = directory.resolve("digits.zip");
    Terminal terminal = new Terminal(Commands.ALL);
    int exitCode =
        terminal.run(
            "train",
            "--dataset",
            "digits",
            "--out",
            model.toString(),
            "--epochs",
            "1",
            "--train-images",
            "400",
            "--test-images",
            "100",
            "--model-name",
            "tiny",
            "--model-version",
            "7");
    assertThat(exitCode).as(terminal.err()).isZero();
  }

  @Test
  void inspectsForPeople() throws Exception {
    assertThat(terminal.run("model", "inspect", model.toString())).isZero();
    assertThat(terminal.out())
        .contains("model        tiny 7\n", "sha256       " + sha256(), "28 x 28 grey")
        .contains("10: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9", "onnx, dl4j", "digits", "accuracy 0.")
        .contains("unsure below ")
        .doesNotContain("accuracyLow");
  }

  @Test
  void inspectsForPrograms() throws Exception {
    assertThat(terminal.run("model", "inspect", "--json", model.toString())).isZero();
    JsonNode manifest = JSON.readTree(terminal.out());
    assertThat(manifest.get("name").asText()).isEqualTo("tiny");
    assertThat(manifest.get("version").asText()).isEqualTo("7");
    assertThat(manifest.get("sha256").asText()).isEqualTo(sha256());
    assertThat(manifest.get("labels")).hasSize(10);
    assertThat(manifest.get("hasNetwork").asBoolean()).isTrue();
    assertThat(manifest.get("hasOnnx").asBoolean()).isTrue();
    assertThat(manifest.at("/provenance/testMetrics/accuracyLow").isNumber()).isTrue();
    assertThat(manifest.at("/provenance/training/command").asText()).startsWith("./fovea train");
    assertThat(manifest.has("suggestedThreshold")).isTrue();
  }

  @Test
  void verifiesThatTheEnginesAgree() {
    assertThat(terminal.run("model", "verify", model.toString(), "--images", "70")).isZero();
    assertThat(terminal.out()).contains("onnx and dl4j agree", "over 70 images");
  }

  @Test
  void tellsThatAModelHasNoNetworkOfDl4js() throws IOException {
    Model trained = ModelFile.read(model);
    Path onlyOnnx = directory.resolve("only-onnx.zip");
    ModelFile.write(
        onlyOnnx, trained.onnx().orElseThrow(), trained.manifest(), trained.reference());

    assertThat(terminal.run("model", "inspect", onlyOnnx.toString())).isZero();
    assertThat(terminal.out()).contains("engines      onnx\n");
    assertThat(terminal.run("model", "verify", onlyOnnx.toString())).isZero();
    assertThat(terminal.out()).contains("only onnx, the file has no DL4J network");
  }

  @Test
  void addsAnInt8GraphThatIsInspectedVerifiedAndRun() throws IOException {
    Path int8 = directory.resolve("int8.zip");
    String[] quantize = {
      "model",
      "quantize",
      model.toString(),
      "--dataset",
      "digits",
      "--images",
      "100",
      "--max-loss",
      "100",
      "--out",
      int8.toString()
    };
    assertThat(terminal.run(quantize)).as(terminal.err()).isZero();
    assertThat(terminal.err()).contains("float32", "int8", "run it with --engine onnx-int8");
    double accuracy = JSON.readTree(terminal.out()).get("accuracy").asDouble();
    assertThat(accuracy).isGreaterThan(0.3);

    assertThat(terminal.run("model", "inspect", int8.toString())).isZero();
    assertThat(terminal.out()).contains("onnx, dl4j, onnx-int8", "int8         accuracy 0.");
    assertThat(terminal.run("model", "verify", int8.toString(), "--images", "10")).isZero();
    assertThat(terminal.out()).contains("int8 graph: runs", "onnx and dl4j agree");
    String[] evaluate = {
      "evaluate", "--model", int8.toString(), "--dataset", "digits", "--engine", "onnx-int8"
    };
    assertThat(terminal.run(evaluate)).as(terminal.err()).isZero();
    assertThat(terminal.out()).contains("engine onnx-int8");
  }

  @Test
  void saysHowToMakeTheInt8GraphThatIsMissing() {
    String[] evaluate = {
      "evaluate", "--model", model.toString(), "--dataset", "digits", "--engine", "onnx-int8"
    };
    assertThat(terminal.run(evaluate)).isEqualTo(1);
    assertThat(terminal.err()).contains("has no int8 graph", "fovea model quantize");
  }

  @Test
  void judgesTheModelAsJson() throws IOException {
    String[] words = {
      "evaluate", "--model", model.toString(), "--dataset", "digits", "--limit", "50", "--json"
    };
    assertThat(terminal.run(words)).isZero();
    JsonNode report = JSON.readTree(terminal.out());
    assertThat(report.has("accuracy")).isTrue();
    assertThat(report.has("confusion")).isTrue();
  }

  /** The graph of the model, as if somebody else had exported it. */
  @Test
  void importsAGraphThatThenAnswersAsTheModelDoes() throws Exception {
    Path graph = directory.resolve("graph.onnx");
    try (ZipFile file = new ZipFile(model.toFile())) {
      Files.write(graph, file.getInputStream(file.getEntry("model.onnx")).readAllBytes());
    }
    Path imported = directory.resolve("imported.zip");
    String[] words = {
      "model",
      "import",
      graph.toString(),
      "--out",
      imported.toString(),
      "--labels",
      "0,1,2,3,4,5,6,7,8,9",
      "--model-name",
      "from-elsewhere"
    };
    assertThat(terminal.run(words)).as(terminal.err()).isZero();
    assertThat(terminal.err())
        .contains("by fovea: takes 28 x 28 pixels (width x height), grey, and tells 10 classes by")
        .contains("Wrote model from-elsewhere");
    assertThat(JSON.readTree(terminal.out()).get("model").asText()).isEqualTo(imported.toString());

    assertThat(terminal.run("model", "verify", imported.toString())).isZero();
    assertThat(terminal.out()).contains("engines: only onnx");
    assertThat(accuracy(imported)).isEqualTo(accuracy(model));
  }

  private JsonNode accuracy(Path file) throws IOException {
    String[] words = {
      "evaluate", "--model", file.toString(), "--dataset", "digits", "--limit", "50", "--json"
    };
    assertThat(terminal.run(words)).isZero();
    return JSON.readTree(terminal.out()).get("accuracy");
  }

  @Test
  void namesAllThatIsWrongWithAnImport() {
    String missing = directory.resolve("missing.h5").toString();
    assertThat(terminal.run("model", "import", missing, "--out", directory.toString()))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("one of --labels and --labels-file; neither is given");

    String[] words = {
      "model", "import", missing, "--out", directory.toString(), "--labels", "cat,dog"
    };
    assertThat(terminal.run(words)).isEqualTo(1);
    assertThat(terminal.err())
        .startsWith("fovea model import cannot start:\n")
        .contains("is no place for a file", "missing.h5 cannot be imported: it is not there.")
        .doesNotContain("\tat ");
  }

  @Test
  void tellsAFileThatIsDamaged() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Path damaged = Files.write(directory.resolve("damaged.zip"), bytes);
    for (String command : new String[] {"inspect", "verify"}) {
      assertThat(terminal.run("model", command, damaged.toString())).isEqualTo(1);
      assertThat(terminal.err())
          .startsWith("fovea model " + command + " cannot start:\n")
          .contains("damaged.zip cannot be used")
          .doesNotContain("\tat ");
      assertThat(terminal.out()).isEmpty();
    }
  }

  private static String sha256() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
    return HexFormat.of().formatHex(digest);
  }
}
