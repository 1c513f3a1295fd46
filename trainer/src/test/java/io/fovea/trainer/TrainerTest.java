package io.fovea.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.datasets.DatasetSpec;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void learnsDigitsAndWritesAModelThatSaysWhereItCameFrom() throws Exception {
    Path out = folder.resolve("new/model.zip");
    TestRun run = TestRun.of(new Trainer(TestRun.digits(out), NOON));
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    Model model = ModelFile.read(out);
    double accuracy = model.manifest().provenance().testMetrics().get("accuracy");
    assertThat(accuracy).as("far better than the 10 %% of chance").isGreaterThan(0.6);
    assertThat(model.manifest().name()).isEqualTo("tiny");
    assertThat(model.manifest().labels())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(model.manifest().preprocessing()).isEqualTo(Preprocessing.unitRange(1, 28, 28));
    assertThat(model.manifest().provenance().dataset()).isEqualTo("digits");
    assertThat(model.manifest().provenance().seed()).isEqualTo(7);
    assertThat(model.manifest().createdAt()).isEqualTo(NOON.instant());
    assertThat(model.hasOnnx()).isTrue();
    assertThat(model.reference().orElseThrow().images()).isEqualTo(160);
    assertThat(ModelSerializer.restoreComputationGraph(out.toFile()).getNumLayers()).isEqualTo(6);
    JsonNode said = new ObjectMapper().readTree(run.out());
    assertThat(said.get("sha256").asText()).isEqualTo(model.sha256());
    assertThat(said.get("accuracy").asDouble()).isCloseTo(accuracy, within(1e-9));
    assertThat(run.err()).contains("Training: 1,440 of 1,440 images (100 %)").contains("loss");
    assertThat(filesIn(out.getParent())).containsExactly("model.zip");
  }

  @Test
  void sameSeedGivesTheSameModel() throws Exception {
    Path first = folder.resolve("first.zip");
    Path second = folder.resolve("second.zip");
    DatasetSpec digits = DatasetSpec.parse("digits");
    TestRun.of(new Trainer(TestRun.settings(digits, first, 200), NOON));
    TestRun.of(new Trainer(TestRun.settings(digits, second, 200), NOON));
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void stopBeforeTheEndWritesNothing() throws Exception {
    StopSignal stop = new StopSignal();
    stop.request();
    TestRun run = TestRun.of(new Trainer(TestRun.digits(folder.resolve("model.zip"))), stop);
    assertThat(run.exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(filesIn(folder)).isEmpty();
  }

  @Test
  void learnsFromFoldersAndLeavesOutWhatItCannotRead() throws Exception {
    Path pictures = pictures();
    Path out = folder.resolve("model.zip");
    DatasetSpec spec = DatasetSpec.parse("folder:" + pictures);
    TestRun run = TestRun.of(new Trainer(TestRun.settings(spec, out, 1_000), NOON));
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.err())
        .contains("1 of 41 train images cannot be read")
        .contains("train/dark/broken.png: ");
    assertThat(ModelFile.read(out).manifest().preprocessing())
        .isEqualTo(Preprocessing.unitRange(3, 32, 32));
  }

  @Test
  void moreUnreadableImagesThanAllowedEndTheTraining() throws Exception {
    Path pictures = pictures();
    Files.write(pictures.resolve("train/bright/empty.png"), new byte[0]);
    Path out = folder.resolve("new/model.zip");
    DatasetSpec spec = DatasetSpec.parse("folder:" + pictures);
    assertThatThrownBy(() -> TestRun.of(new Trainer(TestRun.settings(spec, out, 1_000))))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("2 of 42 train images cannot be read, and --max-bad allows 1");
    assertThat(out).doesNotExist();
  }

  @Test
  void placeThatCannotBeAFileEndsTheStart() {
    assertThatThrownBy(() -> TestRun.of(new Trainer(TestRun.digits(folder))))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("--out");
  }

  @Test
  void datasetThatIsNotThereEndsTheStart() {
    DatasetSpec spec = DatasetSpec.parse("folder:" + folder.resolve("nowhere"));
    assertThatThrownBy(
            () -> TestRun.of(new Trainer(TestRun.settings(spec, folder.resolve("m.zip"), 10))))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("nowhere");
  }

  /** Dark and bright pictures, of other sizes than the network's. */
  private Path pictures() throws IOException {
    Path root = folder.resolve("pictures");
    for (String split : List.of("train", "test")) {
      for (int i = 0; i < 20; i++) {
        write(root.resolve(split).resolve("dark"), i, 0x101010 + i);
        write(root.resolve(split).resolve("bright"), i, 0xe0e0e0 + i);
      }
    }
    Files.write(root.resolve("train/dark/broken.png"), new byte[] {1, 2, 3});
    return root;
  }

  private static void write(Path folder, int number, int colour) throws IOException {
    Files.createDirectories(folder);
    BufferedImage image = new BufferedImage(20 + number, 16, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < image.getWidth(); x++) {
      image.setRGB(x, x % 16, colour);
    }
    ImageIO.write(image, "png", folder.resolve(number + ".png").toFile());
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
