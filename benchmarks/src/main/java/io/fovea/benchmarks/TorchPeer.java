package io.fovea.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.runtime.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * PyTorch, in a Python process of its own for each round.
 *
 * @param version of PyTorch
 */
record TorchPeer(String python, String version) {
  /** A part of this module's jar; Python reads it from its standard input. */
  private static final String SCRIPT = "train.py";

  private static final String VERSION = "import torch; print(torch.__version__)";

  /** A Python that was found, or why not: {@code peer} is null then. */
  record Search(TorchPeer peer, String why) {}

  /** Asks them in turn for PyTorch. */
  static Search search(List<String> pythons) throws IOException, InterruptedException {
    List<String> why = new ArrayList<>();
    for (String python : pythons) {
      try {
        Answer answer = run(List.of(python, "-c", VERSION), new byte[0], 1, new StopSignal());
        if (answer.exit() == 0) {
          return new Search(new TorchPeer(python, answer.lastLine()), "");
        }
        why.add(python + ": " + answer.lastLine());
      } catch (IOException noPython) {
        why.add(noPython.getMessage());
      }
    }
    return new Search(null, String.join("; ", why));
  }

  /**
   * Images a second; nothing if the end was asked for before.
   *
   * @throws IllegalStateException if it fails, or fits another network than the trainer
   */
  OptionalDouble fit(
      TrainingTask task, int threads, Duration warmUp, Duration measured, StopSignal stop)
      throws IOException, InterruptedException {
    Answer answer = run(command(task, threads, warmUp, measured), script(), threads, stop);
    if (stop.isRequested()) {
      return OptionalDouble.empty();
    }
    if (answer.exit() != 0) {
      throw new IllegalStateException("PyTorch failed: " + answer.lastLine());
    }
    JsonNode told = new ObjectMapper().readTree(answer.lastLine());
    requireSameNetwork(task, told.path("parameters").asLong());
    return OptionalDouble.of(told.required("images_per_second").asDouble());
  }

  private List<String> command(TrainingTask task, int threads, Duration warmUp, Duration measured) {
    List<String> command = new ArrayList<>(List.of(python, "-", task.network()));
    Collections.addAll(command, "--batch", Integer.toString(task.batch()));
    Collections.addAll(command, "--images", Integer.toString(TrainingTask.IMAGES));
    Collections.addAll(command, "--threads", Integer.toString(threads));
    Collections.addAll(command, "--warm-up", seconds(warmUp), "--seconds", seconds(measured));
    return command;
  }

  private static String seconds(Duration duration) {
    return Double.toString(duration.toMillis() / 1000.0);
  }

  private static void requireSameNetwork(TrainingTask task, long parameters) {
    ComputationGraph ours = new ComputationGraph(task.configuration());
    ours.init();
    if (ours.numParams() != parameters) {
      throw new IllegalStateException(
          "the peer's %s has %,d parameters, ours %,d"
              .formatted(task.network(), parameters, ours.numParams()));
    }
  }

  private static byte[] script() throws IOException {
    try (InputStream script = TorchPeer.class.getResourceAsStream(SCRIPT)) {
      return script.readAllBytes();
    }
  }

  private static Answer run(List<String> command, byte[] input, int threads, StopSignal stop)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("fovea-bench-", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // What the launcher set for our own arithmetic is not for the peer's.
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    try {
      Process process = builder.redirectOutput(output.toFile()).start();
      await(process, input, stop);
      return new Answer(
          process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip());
    } finally {
      Files.delete(output);
    }
  }

  private static void await(Process process, byte[] input, StopSignal stop)
      throws InterruptedException {
    try {
      try (var stdin = process.getOutputStream()) {
        stdin.write(input);
      } catch (IOException ended) {
        // It did not read all of it; its exit code and its words tell why.
      }
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        if (stop.isRequested()) {
          process.destroy();
        }
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private record Answer(int exit, String text) {

    String lastLine() {
      return text.lines().reduce("it said nothing", (first, last) -> last);
    }
  }
}
