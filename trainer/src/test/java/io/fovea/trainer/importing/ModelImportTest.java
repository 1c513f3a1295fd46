package io.fovea.trainer.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.trainer.TestRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command, from a file of PyTorch or Keras to a model file that answers as they do. */
class ModelImportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
  private static final String LABELS = "cross,disc,square";

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void place() {
    out = folder.resolve("models/shapes.zip");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "torch-grey-one-image.onnx | torch-grey | 0.3 | 0.25",
        "torch-colour-channels-last.onnx | torch-colour | 0.485,0.456,0.406 | 0.229,0.224,0.225",
        "keras-plain.h5 | keras-plain | 0 | 1",
        "keras-residual-3.h5 | keras-residual | 0 | 1"
      })
  void answersAsItsFrameworkDid(String file, String answers, String mean, String std)
      throws Exception {
    TestRun run = run(Map.of("model", source(file), "labels", LABELS, "mean", mean, "std", std));

    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    Fixture fixture = Fixture.read(answers);
    Model model = ModelFile.read(out);
    assertThat(model.manifest().preprocessing()).isEqualTo(fixture.preprocessing());
    Agreement.assertSame(model, EngineKind.AUTO, fixture);
  }

  @Test
  void saysWhatItFoundAndWhatItMade() throws Exception {
    TestRun run =
        run(
            Map.of(
                "model", source("torch-grey-one-image.onnx"),
                "labels-file", file("labels.txt", "cross\n disc\nsquare\n\n")));

    assertThat(run.err())
        .contains(
            "by pytorch 1.13.0: takes 18 x 14 pixels (width x height), grey, and tells 3 classes by"
                + " logits; a softmax was put behind them")
        .contains("Wrote model torch-grey-one-image 20260304-050607 to " + out);
    Model model = ModelFile.read(out);
    JsonNode result = new ObjectMapper().readTree(run.out());
    assertThat(result.get("sha256").asText()).isEqualTo(model.sha256());
    assertThat(result.get("name").asText()).isEqualTo("torch-grey-one-image");
    assertThat(result.has("accuracy")).isFalse();
    assertThat(model.manifest().labels()).containsExactly("cross", "disc", "square");
    assertThat(model.manifest().provenance().dataset())
        .isEqualTo("unknown (imported from torch-grey-one-image.onnx, by pytorch 1.13.0)");
    assertThat(model.manifest().provenance().datasetChecksum()).startsWith("sha256:");
    assertThat(model.manifest().provenance().testMetrics()).isEmpty();
    assertThat(filesBeside(out)).containsExactly("shapes.zip");
  }

  @Test
  void judgesByADataSetAndRemembersHowItAnswered() throws Exception {
    Fixture fixture = Fixture.read("torch-grey");
    Path tree = tree(fixture);
    TestRun run =
        run(
            Map.of(
                "model",
                source("torch-grey-free-batch.onnx"),
                "labels",
                LABELS,
                "mean",
                "0.3",
                "std",
                "0.25",
                "dataset",
                "folder:" + tree + ":test"));

    Model model = ModelFile.read(out);
    double right = right(fixture);
    assertThat(right).isBetween(0.5, 1.0);
    Map<String, Double> metrics = model.manifest().provenance().testMetrics();
    assertThat(metrics.get("accuracy")).isCloseTo(right, within(1e-12));
    assertThat(metrics).containsEntry("images", 24.0).containsKeys("macroF1", "logLoss");
    assertThat(new ObjectMapper().readTree(run.out()).get("accuracy").asDouble())
        .isCloseTo(right, within(1e-12));
    assertThat(run.err()).contains("1 images cannot be read", "24 images");
    ReferenceDistribution reference = model.reference().orElseThrow();
    assertThat(reference.images()).isEqualTo(24);
    assertThat(model.manifest().temperature()).as("answers stay PyTorch's").isEqualTo(1);
  }

  @Test
  void stopsWhenAsked() throws Exception {
    StopSignal stop = new StopSignal();
    stop.request();
    Map<String, String> options = new HashMap<>();
    options.put("model", source("torch-grey-free-batch.onnx"));
    options.put("labels", LABELS);
    options.put("dataset", "folder:" + tree(Fixture.read("torch-grey")) + ":test");

    TestRun run = TestRun.of(command(options), stop);

    assertThat(run.exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(filesBeside(out)).isEmpty();
  }

  @Test
  void saysHowManyLabelsAreWanted() throws Exception {
    String model = source("keras-plain.h5");
    assertRefused(
        Map.of("model", model, "labels", "cat,dog"),
        "cannot be imported: it tells 3 classes, but 2 labels are given");
    assertRefused(
        Map.of("model", model, "labels", "cat,dog,cat"), "label 'cat' stands there twice");
    assertThat(out).doesNotExist();
  }

  @Test
  void tellsAllThatIsNotThereAtOnce() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    out = folder;
    assertRefused(
        Map.of("model", nowhere + ".onnx", "labels-file", nowhere + ".txt"),
        "--out " + folder + " is no place for a file",
        nowhere + ".onnx cannot be imported: it is not there.",
        "--labels-file " + nowhere + ".txt cannot be read");
    assertRefused(
        Map.of("model", folder.toString(), "labels", LABELS, "dataset", "folder:" + nowhere),
        folder + " cannot be imported: it is no file",
        "nowhere");
  }

  @Test
  void refusesWhatIsNoModel() throws Exception {
    byte[] keras = Fixture.bytes("keras-plain.h5");
    assertRefused(options(file("cut.h5", keras, 20_000)), "truncated or damaged");
    assertRefused(options(file("model.onnx", "hello")), "neither a Keras .h5 nor an ONNX file");
    byte[] zip = {'P', 'K', 3, 4, 0, 0};
    assertRefused(options(file("model.keras", zip, zip.length)), "save as .h5 (model.save(");
    assertThat(filesBeside(out)).isEmpty();
  }

  @Test
  void refusesSettingsThatDoNotFitTheModel() throws Exception {
    Map<String, String> options = new HashMap<>(options(source("torch-grey-free-batch.onnx")));
    options.put("mean", "0.1,0.2,0.3");
    assertRefused(options, "it takes images of 1 channels, but --mean has 3 numbers");
    options.put("mean", "0");
    options.put("output", "probabilities");
    assertRefused(options, "its outputs are no probabilities: say --output logits");
    options.put("output", "auto");
    options.put("dataset", "digits");
    assertRefused(options, "data set digits has classes that the labels do not name: 0, 1");
  }

  /** Images of each class in a folder, and one that cannot be read. */
  private Path tree(Fixture fixture) throws IOException {
    Path test = folder.resolve("tree/test");
    for (int i = 0; i < fixture.images().size(); i++) {
      Fixture.Image image = fixture.images().get(i);
      BufferedImage grey =
          new BufferedImage(Fixture.WIDTH, Fixture.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
      grey.getRaster().setDataElements(0, 0, Fixture.WIDTH, Fixture.HEIGHT, image.pixels());
      for (Path split : List.of(test, folder.resolve("tree/train"))) {
        Path file = split.resolve(image.label()).resolve(i + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(grey, "png", file.toFile());
      }
    }
    Files.write(test.resolve("disc/broken.png"), new byte[] {1, 2, 3});
    return folder.resolve("tree");
  }

  private static double right(Fixture fixture) {
    return fixture.images().stream()
        .mapToDouble(
            image -> {
              double best = Arrays.stream(image.probabilities()).max().orElseThrow();
              int label = fixture.labels().indexOf(image.label());
              return image.probabilities()[label] == best ? 1 : 0;
            })
        .average()
        .orElseThrow();
  }

  private static Map<String, String> options(String model) {
    return Map.of("model", model, "labels", LABELS);
  }

  private String source(String name) throws IOException {
    return Files.write(folder.resolve(name), Fixture.bytes(name)).toString();
  }

  private String file(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return file(name, bytes, bytes.length);
  }

  private String file(String name, byte[] content, int length) throws IOException {
    return Files.write(folder.resolve(name), Arrays.copyOf(content, length)).toString();
  }

  private static List<String> filesBeside(Path file) throws IOException {
    if (!Files.exists(file.getParent())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.map(found -> found.getFileName().toString()).toList();
    }
  }

  private TestRun run(Map<String, String> options) throws Exception {
    return TestRun.of(command(options));
  }

  private ModelImport command(Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("out", out.toString());
    return new ModelImport(
        ImportSettings.from(
            new SettingsResolver(ImportSettings.SCHEMA).resolve(Map.of(), Map.of(), all, Map.of())),
        CLOCK);
  }

  private void assertRefused(Map<String, String> options, String... words) {
    assertThatThrownBy(() -> run(options))
        .isInstanceOf(StartException.class)
        .hasMessageContainingAll(words);
  }
}
