package io.fovea.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.StartException;
import io.fovea.trainer.fitting.EpochRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2023-11-14T22:13:20.250Z"), ZoneOffset.UTC);
  private static final EpochRecord UNVALIDATED =
      new EpochRecord(2, 0.0001, 0.25, 0.9375, Double.NaN, Double.NaN, 0, 3);

  @TempDir Path directory;

  /** TensorBoard's own writer was given the same figures. */
  @Test
  void writesTheBytesThatTensorBoardWrites() throws IOException {
    try (TensorBoardLog log = TensorBoardLog.open(directory, "digits-1", CLOCK)) {
      log.step(9, 7, 0.1);
      log.step(10, 2.25, 0.001);
      log.step(300, 1.5, 0.0005);
      log.epoch(new EpochRecord(1, 0.0005, 0.75, 0.8125, 0.5, 0.875, 1234.5, 10));
      log.epoch(UNVALIDATED);
    }
    Path file = directory.resolve("digits-1/events.out.tfevents.1700000000.fovea.0");
    assertThat(Files.readAllBytes(file))
        .isEqualTo(resource("/tensorboard/written-by-tensorboard-2.21.tfevents"));
  }

  @Test
  void whatWasToldIsInTheFileAtOnce() throws IOException {
    try (TensorBoardLog log = TensorBoardLog.open(directory, "run", CLOCK)) {
      Path file = files("run").get(0);
      long before = Files.size(file);
      log.step(10, 1, 1);
      long between = Files.size(file);
      log.epoch(UNVALIDATED);
      assertThat(before).isLessThan(between);
      assertThat(between).isLessThan(Files.size(file));
    }
  }

  @Test
  void aRunThatIsContinuedGetsAFileMore() throws IOException {
    TensorBoardLog.open(directory, "run", CLOCK).close();
    TensorBoardLog.open(directory, "run", CLOCK).close();
    assertThat(files("run"))
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "events.out.tfevents.1700000000.fovea.0", "events.out.tfevents.1700000000.fovea.1");
  }

  @Test
  void aPlaceThatIsNoFolderEndsTheStart() throws IOException {
    Path file = Files.createFile(directory.resolve("taken"));
    assertThatThrownBy(() -> TensorBoardLog.open(file, "run", CLOCK))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("--tensorboard " + file + " is no place for event files, ");
  }

  @Test
  void aDiskThatIsFullIsToldWithTheFolder() throws IOException {
    FullDisk disk = new FullDisk();
    TensorBoardLog log = new TensorBoardLog(directory, new EventFile(disk, CLOCK));
    disk.full = true;
    assertThatThrownBy(() -> log.epoch(UNVALIDATED))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "the event file in "
                + directory
                + " cannot be written (--tensorboard): No space left on device");
  }

  private List<Path> files(String run) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(run))) {
      return files.sorted().toList();
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TensorBoardLogTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static final class FullDisk extends OutputStream {
    private boolean full;

    @Override
    public void write(int value) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
    }
  }
}
