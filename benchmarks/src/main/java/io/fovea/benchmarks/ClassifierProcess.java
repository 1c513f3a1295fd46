package io.fovea.benchmarks;

import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.health.ReadinessProbe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A classifier in a process of its own, as people run it, so that its costs are its own too. */
final class ClassifierProcess implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);

  private final Process process;

  private ClassifierProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a classifier and waits until it says that it is ready.
   *
   * @param options as on the command line, without {@code classify} and the health port
   */
  static ClassifierProcess start(List<String> options, Path log)
      throws IOException, InterruptedException {
    int port = HealthServer.freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add(System.getProperty("fovea.main", "io.fovea.cli.Main"));
    command.add("classify");
    command.addAll(options);
    command.addAll(List.of("--http-port", String.valueOf(port)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().putIfAbsent("OMP_NUM_THREADS", "1");
    Process process = builder.redirectOutput(log.toFile()).start();
    ClassifierProcess classifier = new ClassifierProcess(process);
    classifier.awaitReady(URI.create("http://127.0.0.1:" + port), log);
    return classifier;
  }

  /** CPU time that the process took so far. */
  Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void awaitReady(URI health, Path log) throws IOException, InterruptedException {
    if (!new ReadinessProbe(health).await(START_DEADLINE, process::isAlive)) {
      close();
      throw new IOException("the classifier did not become ready; its log is in " + log);
    }
  }

  /** Asks it to end and waits; kills it if that takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
