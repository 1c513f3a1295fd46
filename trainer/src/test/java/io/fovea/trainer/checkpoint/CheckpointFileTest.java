package io.fovea.trainer.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.trainer.fitting.EpochRecord;
import io.fovea.trainer.fitting.FittingState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
  private static final Map<String, String> TRAINING = Map.of("seed", "1", "network", "lenet");
  private static final FittingState STATE =
      new FittingState(
          List.of(new EpochRecord(1, 0.1, 0.5, 0.9, Double.NaN, Double.NaN, 10, 2)),
          new float[] {1, -0f, 1e-40f},
          new float[] {3},
          Optional.of(new float[] {4, 5, 6}),
          new FittingState.Schedule(0.5, Double.POSITIVE_INFINITY, 1));

  @TempDir Path folder;
  private CheckpointFile file;

  @BeforeEach
  void write() throws Exception {
    file = new CheckpointFile(folder.resolve("m.zip.checkpoint"));
    file.write(TRAINING, STATE);
  }

  @Test
  void comesBackToTheLastBit() {
    FittingState read = file.read(TRAINING);
    assertThat(read.history()).isEqualTo(STATE.history());
    assertThat(read.schedule()).isEqualTo(STATE.schedule());
    assertThat(read.weights()).isEqualTo(STATE.weights());
    assertThat(read.updater()).isEqualTo(STATE.updater());
    assertThat(read.best().orElseThrow()).isEqualTo(STATE.best().orElseThrow());
  }

  @Test
  void replacesTheOneBeforeAndLeavesNothingElse() throws Exception {
    file.write(TRAINING, STATE);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file.path());
    }
    file.delete();
    assertThat(file.exists()).isFalse();
  }

  @Test
  void refusesAnotherTrainingAndNamesTheDifferences() {
    assertThatThrownBy(() -> file.read(Map.of("seed", "2", "epochs", "9")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("epochs was not given and is 9")
        .hasMessageContaining("network was lenet and is not given")
        .hasMessageContaining("seed was 1 and is 2")
        .hasMessageContaining("without --resume");
  }

  @Test
  void refusesADamagedOne() throws Exception {
    byte[] bytes = Files.readAllBytes(file.path());
    Files.write(file.path(), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> file.read(TRAINING))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void refusesOneWithAFlippedBit() throws Exception {
    byte[] bytes = Files.readAllBytes(file.path());
    int name = new String(bytes, ISO_8859_1).indexOf("weights.f32");
    bytes[name + "weights.f32".length() + 4] ^= 16;
    Files.write(file.path(), bytes);
    assertThatThrownBy(() -> file.read(TRAINING)).isInstanceOf(CheckpointException.class);
  }
}
