package io.fovea.benchmarks.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process whose costs are its own. */
public final class MeasuredProcess implements Measured {
  /** What the launcher gives to {@code classify}, with a heap of a size that is known. */
  public static final List<String> CLASSIFIER_JVM =
      List.of(
          "-Xmx1g",
          "-XX:+UseParallelGC",
          "-XX:NewSize=384m",
          "-XX:+AlwaysPreTouch",
          "-Djava.awt.headless=true");

  /** What it gives to the other applications. */
  static final List<String> SERVICE_JVM = List.of("-Xmx1g", "-Djava.awt.headless=true");

  private static final long END_SECONDS = 30;

  /** How many threads one operation of DL4J takes. */
  private static final String ARITHMETIC_THREADS = "OMP_NUM_THREADS";

  private final Process process;
  private final Path log;

  private MeasuredProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program; what it says goes to a file.
   *
   * @param environment added to that of this process
   */
  public static MeasuredProcess start(
      List<String> command, Map<String, String> environment, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return start(builder, log);
  }

  private static MeasuredProcess start(ProcessBuilder builder, Path log) throws IOException {
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new MeasuredProcess(builder.start(), log);
  }

  /** Starts a class of this class path in a JVM of its own, as the launcher would. */
  public static MeasuredProcess java(
      List<String> jvmOptions, String main, List<String> arguments, Path log) throws IOException {
    ProcessBuilder builder = jvm(jvmOptions, main, arguments);
    builder.environment().putIfAbsent(ARITHMETIC_THREADS, "1");
    return start(builder, log);
  }

  /** The same as it would run without anybody's care: by the defaults of the JVM and of DL4J. */
  public static MeasuredProcess plainJava(
      String heap, String main, List<String> arguments, Path log) throws IOException {
    ProcessBuilder builder = jvm(List.of("-Xmx" + heap), main, arguments);
    builder.environment().remove(ARITHMETIC_THREADS);
    return start(builder, log);
  }

  private static ProcessBuilder jvm(List<String> options, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder;
  }

  @Override
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public OptionalLong peakMemory() {
    return ProcessMemory.peak(process.pid());
  }

  /** The memory that it holds now, in bytes; nothing where the system does not tell. */
  public OptionalLong residentMemory() {
    return ProcessMemory.resident(process.pid());
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code, waiting for the end. */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Returns whether it ended within the time. */
  public boolean waitFor(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The last line of its log, which is what a program that ends by itself has to tell. */
  public String lastLine() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> !line.isBlank()).reduce("nothing", (first, last) -> last);
    } catch (IOException unreadable) {
      return "nothing that could be read";
    }
  }

  @Override
  public String lastWords() {
    return lastLine() + " (its log is in " + log + ")";
  }

  /** Asks it to end and waits; kills it if that takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
