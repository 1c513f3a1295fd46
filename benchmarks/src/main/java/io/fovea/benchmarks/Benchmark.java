package io.fovea.benchmarks;

import io.fovea.benchmarks.BenchSettings.Suite;
import io.fovea.benchmarks.jmh.JmhSuite;
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
    if (settings.includes(Suite.JMH) && !stop.isRequested()) {
      console.err().println("JMH: the hot parts, each alone");
      report.add(new JmhSuite(settings.quick(), console.err()).run(stop));
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
    console.err().println("Starting a broker and a registry; logs go to " + directory);
    try (LocalStack stack = LocalStack.start()) {
      new StreamingSuites(settings, stack, directory, console, report).run(stop);
    }
  }
}
