package io.fovea.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.stack.MeasuredProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts in the place of Python. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Skipped: no shell to stand for Python")
class PythonPeerTest {
  @TempDir private Path directory;
  private PeerFiles files;

  @BeforeEach
  void write() throws IOException {
    files = PeerFiles.in(directory);
  }

  @Test
  void takesTheFirstPythonThatLacksNothing() throws Exception {
    String without = python("without", "echo '{\"missing\": [\"confluent_kafka\", \"torch\"]}'");
    String with =
        python(
            "with",
            "echo a warning >&2",
            "echo '{\"engine\": \"torch 2\", \"kafka\": \"confluent_kafka 1\", \"missing\": []}'");

    PythonPeer peer = search("/nowhere/python3", without, with);

    assertThat(peer.isHere()).isTrue();
    assertThat(peer.python()).isEqualTo(with);
    assertThat(peer.description()).isEqualTo("confluent_kafka 1 + torch 2");
  }

  @Test
  void tellsOfEachPythonWhatItLacks() throws Exception {
    String without = python("without", "echo '{\"missing\": [\"confluent_kafka\", \"torch\"]}'");
    String broken = python("broken", "echo \"No module named 'numpy'\"; exit 1");

    PythonPeer peer = search("/nowhere/python3", without, broken);

    assertThat(peer.isHere()).isFalse();
    assertThat(peer.description())
        .contains(
            "/nowhere/python3",
            without + " lacks confluent_kafka, torch",
            broken + ": No module named 'numpy'");
  }

  @Test
  void startsTheProgramWithItsFilesAndThreads() throws Exception {
    String python = python("python3", "echo \"$@\" OMP=$OMP_NUM_THREADS");
    PythonPeer peer = new PythonPeer(PeerEngine.TORCH, files, python, "");
    try (MeasuredProcess process =
        peer.start(2, List.of("--batch", "64"), directory.resolve("log"))) {
      assertThat(process.waitFor()).isZero();
      assertThat(process.lastLine())
          .startsWith(files.program() + " --engine torch ")
          .endsWith(" --threads 2 --schemas " + files.schemas() + " --batch 64 OMP=2");
    }
  }

  @Test
  void givesTheProgramsThatStandBesideTheModule() {
    assertThat(files.program()).hasSameTextualContentAs(Path.of("peers/classify.py"));
    assertThat(files.program().resolveSibling("wire.py")).exists();
    assertThat(files.schemas()).content().contains("\"imageId\"", "\"labelIndex\"");
  }

  private PythonPeer search(String... pythons) throws Exception {
    return PythonPeer.search(List.of(pythons), PeerEngine.TORCH, files, Load.RAW28);
  }

  private String python(String name, String... lines) throws IOException {
    Path script = directory.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }
}
