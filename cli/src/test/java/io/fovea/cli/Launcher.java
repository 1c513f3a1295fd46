package io.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the real {@code ./fovea} on what the build has just packaged. */
final class Launcher implements AutoCloseable {
  static final Path SCRIPT = Path.of("..", "fovea").toAbsolutePath().normalize();

  private final Path out;
  private final Path err;
  private final Process process;

  /** Starts it in {@code directory}, which also takes what it says. */
  Launcher(Path directory, Path script, String... arguments) throws IOException {
    this(directory, script, environment -> {}, arguments);
  }

  Launcher(
      Path directory, Path script, Consumer<Map<String, String>> environment, String... arguments)
      throws IOException {
    out = Files.createTempFile(directory, "out", ".txt");
    err = Files.createTempFile(directory, "err", ".txt");
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FOVEA_"));
    // The build that runs this test is at work in the same directories: no second one under it.
    builder.environment().put("FOVEA_BUILD", "no");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    environment.accept(builder.environment());
    process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("it ended").isTrue();
    return process.exitValue();
  }

  void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
