package io.fovea.benchmarks;

import io.fovea.benchmarks.BenchSettings.Suite;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs the benchmarks in turn, on one broker and one registry, and prints what was seen. */
public final class Benchmark implements Application {
  private static final List<String> GUARANTEES = List.of("exactly_once", "at_least_once");

  private final BenchSettings settings;

  public Benchmark(BenchSettings settings) {
    this.settings = settings;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    Path directory = Files.createTempDirectory("fovea-bench-");
    Report report = new Report();
    console.err().println("Training a LeNet for 28x28 grey pixels (little: only its speed counts)");
    Path model = BenchModel.in(directory);
    console.err().println("Starting a broker and a registry; logs go to " + directory);
    try (LocalStack stack = LocalStack.start()) {
      if (settings.includes(Suite.BATCHING) && !stop.isRequested()) {
        batching(console, stack, model, directory, report);
      }
      for (String guarantee : GUARANTEES) {
        if (settings.includes(Suite.LATENCY) && !stop.isRequested()) {
          latency(console, stack, model, directory, guarantee, report);
        }
      }
    }
    console.out().print(settings.json() ? report.json() : report.table());
    return stop.isRequested() ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }

  private void batching(
      Console console, LocalStack stack, Path model, Path directory, Report report)
      throws Exception {
    console
        .err()
        .printf(
            Locale.ROOT,
            "Batching: a backlog of %,d images on %d partitions%n",
            settings.images(),
            settings.partitions());
    BenchStack topics = BenchStack.of(stack, model, directory, settings.partitions(), "batching");
    report.add(settings, new BatchingBenchmark().run(topics, settings));
  }

  private void latency(
      Console console,
      LocalStack stack,
      Path model,
      Path directory,
      String guarantee,
      Report report)
      throws Exception {
    console
        .err()
        .printf(
            Locale.ROOT,
            "Latency: %.0f images a second for %d s, %s%n",
            settings.rate(),
            settings.seconds(),
            guarantee);
    BenchStack topics = BenchStack.of(stack, model, directory, settings.partitions(), guarantee);
    report.add(settings, guarantee, new LatencyBenchmark().run(topics, settings, guarantee));
  }
}
