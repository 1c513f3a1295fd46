package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts in the place of Python. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Skipped: no shell to stand for Python")
class TorchPeerTest {
  @TempDir private Path directory;

  @Test
  void takesTheFirstThatHasPyTorch() throws Exception {
    String without = python("without", "echo \"No module named 'torch'\"; exit 1");
    String with = python("with", "echo some warning >&2; echo 2.9.1");

    TorchPeer.Search search = TorchPeer.search(List.of("/nowhere/python3", without, with));

    assertThat(search.peer()).isEqualTo(new TorchPeer(with, "2.9.1"));
  }

  @Test
  void tellsOfEachWhyNot() throws Exception {
    String without = python("without", "echo Traceback; echo \"No module named 'torch'\"; exit 1");

    TorchPeer.Search search = TorchPeer.search(List.of("/nowhere/python3", without));

    assertThat(search.peer()).isNull();
    assertThat(search.why())
        .contains("/nowhere/python3", without + ": No module named 'torch'")
        .doesNotContain("Traceback");
  }

  @Test
  void givesTheScriptAndTheTaskToPython() throws Exception {
    String python =
        python(
            "python3",
            "echo \"$@\" OMP=$OMP_NUM_THREADS >" + directory.resolve("arguments"),
            "cat >" + directory.resolve("script"),
            "echo '{\"parameters\": 225034, \"images_per_second\": 1234.5}'");

    assertThat(fit(python, new StopSignal())).hasValue(1234.5);

    assertThat(directory.resolve("arguments"))
        .hasContent(
            "- lenet --batch 64 --images 6400 --threads 3 --warm-up 0.5 --seconds 2.0 OMP=3");
    assertThat(directory.resolve("script")).hasSameTextualContentAs(Path.of("peers/train.py"));
  }

  @Test
  void refusesToCompareAnotherNetwork() throws Exception {
    String python = python("python3", "echo '{\"parameters\": 1000, \"images_per_second\": 9}'");

    assertThatThrownBy(() -> fit(python, new StopSignal()))
        .hasMessage("the peer's lenet has 1,000 parameters, ours 225,034");
  }

  @Test
  void tellsWhatThePeerSaidLast() throws Exception {
    String python = python("python3", "echo Traceback; echo 'MemoryError: too much'; exit 1");

    assertThatThrownBy(() -> fit(python, new StopSignal()))
        .hasMessage("PyTorch failed: MemoryError: too much");
  }

  @Test
  void endsThePeerWhenTheEndIsAskedFor() throws Exception {
    StopSignal stop = new StopSignal();
    stop.request();

    assertThat(fit(python("python3", "exec sleep 600"), stop)).isEmpty();
  }

  private static OptionalDouble fit(String python, StopSignal stop) throws Exception {
    return new TorchPeer(python, "2.9.1")
        .fit(TrainingTask.LENET, 3, Duration.ofMillis(500), Duration.ofSeconds(2), stop);
  }

  private String python(String name, String... lines) throws IOException {
    Path script = directory.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }
}
