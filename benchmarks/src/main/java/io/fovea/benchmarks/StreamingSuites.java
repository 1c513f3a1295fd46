package io.fovea.benchmarks;

import io.fovea.benchmarks.BenchSettings.Suite;
import io.fovea.benchmarks.growth.GrowthBenchmark;
import io.fovea.benchmarks.load.BenchModel;
import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.memory.MemoryBenchmark;
import io.fovea.benchmarks.rate.RateBenchmark;
import io.fovea.benchmarks.rate.RatePlan;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.throughput.FoveaRow;
import io.fovea.benchmarks.throughput.Span;
import io.fovea.benchmarks.throughput.ThroughputBenchmark;
import io.fovea.benchmarks.throughput.ThroughputPlan;
import io.fovea.inference.engine.EngineKind;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The benchmarks that need a broker, in turn. */
record StreamingSuites(
    BenchSettings settings, LocalStack stack, Path directory, Console console, Report report) {
  private static final int CLASSES = 10;

  /**
   * Beside a broker on 2 cores, JVMs compile for about so long; who is fast is through with half of
   * the images before.
   */
  private static final Duration WARM_UP = Duration.ofSeconds(90);

  /** Of points that are compared with each other alone, and are many. */
  private static final Duration WARM_UP_OF_GROWTH = Duration.ofSeconds(25);

  private static final List<Integer> PERCENTS = List.of(10, 50, 80);

  /** One suite. */
  private interface Work {
    void run(StopSignal stop) throws Exception;
  }

  void run(StopSignal stop) throws Exception {
    when(Suite.BATCHING, this::batching, stop);
    when(Suite.QUALITY, this::quality, stop);
    when(Suite.LATENCY, this::latency, stop);
    when(Suite.THROUGHPUT, this::throughput, stop);
    when(Suite.RATES, this::rates, stop);
    when(Suite.GROWTH, this::growth, stop);
    when(Suite.MEMORY, this::memory, stop);
  }

  private void when(Suite suite, Work work, StopSignal stop) throws Exception {
    if (settings.includes(suite) && !stop.isRequested()) {
      work.run(stop);
    }
  }

  private void batching(StopSignal stop) throws Exception {
    say(
        "Batching: a backlog of %,d images on %d partitions",
        settings.images(), settings.partitions());
    report.add(settings, new BatchingBenchmark().run(topics("batching"), model(), settings, stop));
  }

  private void quality(StopSignal stop) throws Exception {
    say("Quality: a backlog of %,d predictions and labels of three in ten", settings.predictions());
    report.add(settings, new QualityBenchmark().run(topics("quality"), settings.predictions()));
  }

  private void latency(StopSignal stop) throws Exception {
    rates("latency", List.of(Load.RAW28), List.of(), List.of(settings.rate()), stop);
  }

  private void throughput(StopSignal stop) throws Exception {
    ThroughputPlan plan =
        new ThroughputPlan(
            settings.loads(),
            settings.images(),
            settings.rounds(),
            settings.threads(),
            settings.maxBatch(),
            settings.partitions(),
            span(WARM_UP),
            settings.only(),
            settings.quick(),
            settings.pythons());
    report.add(new ThroughputBenchmark(plan, stack, directory, console).run(stop));
  }

  private void rates(StopSignal stop) throws Exception {
    rates("rates", settings.loads(), PERCENTS, List.of(), stop);
  }

  private void rates(
      String name, List<Load> loads, List<Integer> percents, List<Double> rates, StopSignal stop)
      throws Exception {
    RatePlan plan =
        new RatePlan(
            loads,
            span(WARM_UP),
            percents,
            rates,
            settings.threads(),
            settings.maxBatch(),
            settings.partitions(),
            settings.linger());
    report.add(new RateBenchmark(name, plan, stack, directory, console).run(stop));
  }

  private void growth(StopSignal stop) throws Exception {
    report.add(
        new GrowthBenchmark(
                settings.images(),
                settings.rounds(),
                span(WARM_UP_OF_GROWTH),
                settings.quick(),
                stack,
                directory,
                console)
            .run(stop));
  }

  private void memory(StopSignal stop) throws Exception {
    FoveaRow row =
        new FoveaRow(EngineKind.ONNX, "exactly_once", settings.threads(), settings.maxBatch());
    report.add(
        new MemoryBenchmark(topics("memory"), settings.memoryImages(), row, console, stop)
            .run(directory));
  }

  private Span span(Duration warmUp) {
    Duration measured = Duration.ofSeconds(settings.seconds());
    return new Span(settings.quick() ? Duration.ofSeconds(1) : warmUp, measured);
  }

  private BenchStack topics(String name) {
    return BenchStack.of(stack, directory, settings.partitions(), name);
  }

  private Path model() throws Exception {
    return BenchModel.write(Load.RAW28, CLASSES, directory).file();
  }

  private void say(String format, Object... arguments) {
    console.err().println(String.format(Locale.ROOT, format, arguments));
  }
}
