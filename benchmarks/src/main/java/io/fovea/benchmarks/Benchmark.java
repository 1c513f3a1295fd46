package io.fovea.benchmarks;

import io.fovea.benchmarks.BenchSettings.Suite;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs the benchmarks in turn and prints what was seen. Those of streaming share a broker. */
public final class Benchmark implements Application {
  private static final List<String> GUARANTEES = List.of("exactly_once", "at_least_once");

  /** Compilation, caches and first allocations, on either side. */
  private static final Duration TRAINING_WARM_UP = Duration.ofSeconds(10);

  private final BenchSettings settings;

  public Benchmark(BenchSettings settings) {
    this.settings = settings;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    Report report = new Report();
    // First: a broker in the same process would take its part of the processor.
    if (settings.includes(Suite.TRAINING)) {
      training(console, report, stop);
    }
    if (settings.includesStreaming() && !stop.isRequested()) {
      streaming(console, report, stop);
    }
    console.out().print(settings.json() ? report.json() : report.table());
    return stop.isRequested() ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }

  private void training(Console console, Report report, StopSignal stop) throws Exception {
    TorchPeer.Search search = TorchPeer.search(settings.pythons());
    if (search.peer() == null) {
      requireNoneGiven(search.why());
      console.err().println("Without PyTorch to compare with (" + search.why() + ")");
    }
    Optional<TorchPeer> peer = Optional.ofNullable(search.peer());
    TrainingBenchmark benchmark =
        new TrainingBenchmark(
            TRAINING_WARM_UP, Duration.ofSeconds(settings.seconds()), settings.threads(), peer);
    for (TrainingTask task : TrainingTask.values()) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "Training: %s, rounds: %d%s%n",
              task.network(),
              settings.rounds(),
              peer.map(torch -> ", PyTorch " + torch.version() + " by turns").orElse(""));
      report.add(settings, task, benchmark.run(task, settings.rounds(), stop), peer);
    }
  }

  private void requireNoneGiven(String why) {
    if (settings.python().isPresent()) {
      throw new StartException(
          List.of("--python has no PyTorch (" + why + "): install torch, or leave --python out"));
    }
  }

  private void streaming(Console console, Report report, StopSignal stop) throws Exception {
    Path directory = Files.createTempDirectory("fovea-bench-");
    console.err().println("Training a LeNet for 28x28 grey pixels (little: only its speed counts)");
    Path model = BenchModel.in(directory);
    console.err().println("Starting a broker and a registry; logs go to " + directory);
    try (LocalStack stack = LocalStack.start()) {
      if (settings.includes(Suite.BATCHING) && !stop.isRequested()) {
        batching(console, stack, model, directory, report);
      }
      if (settings.includes(Suite.QUALITY) && !stop.isRequested()) {
        quality(console, stack, model, directory, report);
      }
      for (String guarantee : GUARANTEES) {
        if (settings.includes(Suite.LATENCY) && !stop.isRequested()) {
          latency(console, stack, model, directory, guarantee, report);
        }
      }
    }
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

  private void quality(Console console, LocalStack stack, Path model, Path directory, Report report)
      throws Exception {
    console
        .err()
        .printf(
            Locale.ROOT,
            "Quality: a backlog of %,d predictions and labels of three in ten%n",
            settings.predictions());
    BenchStack topics = BenchStack.of(stack, model, directory, settings.partitions(), "quality");
    report.add(settings, new QualityBenchmark().run(topics, settings.predictions()));
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
