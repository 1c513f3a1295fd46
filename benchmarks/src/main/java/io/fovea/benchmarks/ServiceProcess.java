package io.fovea.benchmarks;

import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.health.ReadinessProbe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An application in a process of its own, as people run it, so that its costs are its own too. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);

  private final Process process;

  private ServiceProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @param name of the command, such as {@code classify}
   * @param options as on the command line, without the health port
   */
  static ServiceProcess start(String name, List<String> options, Path log)
      throws IOException, InterruptedException {
    int port = HealthServer.freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add(System.getProperty("fovea.main", "io.fovea.cli.Main"));
    command.add(name);
    command.addAll(options);
    command.addAll(List.of("--http-port", String.valueOf(port)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().putIfAbsent("OMP_NUM_THREADS", "1");
    Process process = builder.redirectOutput(log.toFile()).start();
    ServiceProcess service = new ServiceProcess(process);
    service.awaitReady(name, URI.create("http://127.0.0.1:" + port), log);
    return service;
  }

  /** CPU time that the process took so far. */
  Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The most memory that it held so far, in bytes; nothing where the system does not tell. */
  OptionalLong peakMemory() {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private void awaitReady(String name, URI health, Path log)
      throws IOException, InterruptedException {
    if (!new ReadinessProbe(health).await(START_DEADLINE, process::isAlive)) {
      close();
      throw new IOException(name + " did not become ready; its log is in " + log);
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
