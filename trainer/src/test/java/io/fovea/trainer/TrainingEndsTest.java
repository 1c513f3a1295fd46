package io.fovea.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.DatasetSpec;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelFileException;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.network.NetworkChoice;
import io.fovea.trainer.network.NetworkKind;
import io.fovea.trainer.network.NetworkShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which a training ends that is not simply done. */
class TrainingEndsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Map<String, String> TWO_EPOCHS = Map.of("epochs", "2", "workers", "2");

  @TempDir Path folder;
  private Path out;
  private Path checkpoint;

  @BeforeEach
  void place() {
    out = folder.resolve("m.zip");
    checkpoint = folder.resolve("m.zip.checkpoint");
  }

  @Test
  void stoppedTrainingGoesOnToTheSameModel() throws Exception {
    train(TWO_EPOCHS);
    byte[] through = Files.readAllBytes(out);
    Files.delete(out);

    StopSignal stop = new StopSignal();
    TestRun stopped = TestRun.of(onceCheckpointed(TWO_EPOCHS, stop::request), stop);
    assertThat(stopped.exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(stopped.err())
        .contains("Stopped before the end; no model was written")
        .contains("--resume");
    assertThat(filesInFolder()).containsExactly("m.zip.checkpoint");

    TestRun resumed = train(with(TWO_EPOCHS, "resume", "true"));
    assertThat(resumed.err()).contains("Going on behind epoch 1");
    assertThat(out).hasBinaryContent(through);
    assertThat(filesInFolder()).containsExactly("m.zip");
  }

  @Test
  void failedPublicationKeepsTheCheckpointAndResumePublishesAtOnce() throws Exception {
    Trainer training = onceCheckpointed(Map.of(), this::blockOut);
    assertThatThrownBy(() -> TestRun.of(training))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("m.zip cannot be written")
        .hasMessageContaining("--resume");
    assertThat(filesInFolder()).containsExactlyInAnyOrder("m.zip", "m.zip.checkpoint");

    Files.delete(out.resolve("file"));
    Files.delete(out);
    TestRun resumed = train(Map.of("resume", "true"));
    assertThat(resumed.err())
        .contains("Going on behind epoch 1")
        .contains("Training: 180 of 180 images (100 %), 0 images/s");
    assertThat(ModelFile.read(out).manifest().name()).isEqualTo("tiny");
    assertThat(filesInFolder()).containsExactly("m.zip");
  }

  @Test
  void checkpointOfAnotherTrainingIsRefusedAndReplacedByANewOneAlone() throws Exception {
    StopSignal stop = new StopSignal();
    TestRun.of(onceCheckpointed(TWO_EPOCHS, stop::request), stop);
    assertThatThrownBy(() -> train(Map.of("resume", "true", "workers", "3", "seed", "9")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("seed was 7 and is 9")
        .hasMessageContaining("workers was 2 and is 3");
    TestRun anew = train(Map.of());
    assertThat(anew.err()).contains("A stopped training left " + checkpoint);
    assertThat(checkpoint).doesNotExist();
  }

  @Test
  void allThatIsWrongBeforeTheStartIsToldAtOnce() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    out = file.resolve("deep/m.zip");
    Map<String, String> wrong =
        Map.of(
            "report",
            file.toString(),
            "tensorboard",
            file.resolve("curves").toString(),
            "resume",
            "true",
            "network",
            "nowhere.json");
    assertThatThrownBy(() -> train(wrong))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("--out " + out + " cannot be written: " + file + " is no folder")
        .hasMessageContaining("--report " + file + " cannot be written")
        .hasMessageContaining("--tensorboard " + file.resolve("curves") + " cannot be written")
        .hasMessageContaining("There is no checkpoint")
        .hasMessageContaining("nowhere.json cannot be trained: there is no such file");
  }

  @Test
  void whatDoesNotSuitTheImagesIsToldBeforeTheyAreRead() throws Exception {
    Map<String, String> wrong = Map.of("augment", "crop=20", "network", network(3));
    assertThatThrownBy(() -> train(wrong))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("--augment crop=20")
        .hasMessageContaining("the data set has 10 classes");
  }

  @Test
  void trainsANetworkFromAFile() throws Exception {
    train(Map.of("network", network(10), "batch", "500", "workers", "3"));
    assertThat(ModelFile.read(out).hasOnnx()).isTrue();
  }

  /** The file of a DL4J configuration. */
  private String network(int classes) throws IOException {
    String json =
        NetworkChoice.of(NetworkKind.MLP)
            .configuration(new NetworkShape(1, 28, 28, classes), 1)
            .toJson();
    return Files.writeString(folder.resolve("own.json"), json).toString();
  }

  private TestRun train(Map<String, String> options) throws Exception {
    return TestRun.of(new Trainer(settings(options), Clock.fixed(NOON, ZoneOffset.UTC)));
  }

  /** A training that has something done to it behind its first epoch. */
  private Trainer onceCheckpointed(Map<String, String> options, Runnable deed) {
    return new Trainer(settings(options), new Watching(() -> Files.exists(checkpoint), deed));
  }

  private TrainerSettings settings(Map<String, String> options) {
    return TestRun.settings(
        DatasetSpec.parse("digits"), out, 200, with(options, "test-images", "50"));
  }

  private static Map<String, String> with(Map<String, String> options, String key, String text) {
    Map<String, String> more = new HashMap<>(options);
    more.put(key, text);
    return more;
  }

  private void blockOut() {
    try {
      Files.createDirectories(out);
      Files.writeString(out.resolve("file"), "in the way");
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private List<String> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Always noon; and between steps, where it is asked, it sees whether the time has come. */
  private static final class Watching extends Clock {
    private final BooleanSupplier moment;
    private final Runnable deed;

    Watching(BooleanSupplier moment, Runnable deed) {
      this.moment = moment;
      this.deed = deed;
    }

    @Override
    public Instant instant() {
      if (moment.getAsBoolean()) {
        deed.run();
      }
      return NOON;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
