package io.fovea.benchmarks.memory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.benchmarks.load.BenchModel;
import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.report.Rounding;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.PacedPublishing;
import io.fovea.benchmarks.stack.PredictionTail;
import io.fovea.benchmarks.stack.ServiceProcess;
import io.fovea.benchmarks.stack.Tally;
import io.fovea.benchmarks.throughput.FoveaRow;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One classifier over many images of 28x28, published as it goes, and its memory meanwhile. */
public final class MemoryBenchmark {
  private static final int SAMPLES = 40;

  private final BenchStack stack;
  private final int images;
  private final FoveaRow row;
  private final Console console;
  private final StopSignal stop;
  private final List<MemorySample> samples = new ArrayList<>();

  public MemoryBenchmark(
      BenchStack stack, int images, FoveaRow row, Console console, StopSignal stop) {
    this.stack = stack;
    this.images = images;
    this.row = row;
    this.console = console;
    this.stop = stop;
  }

  /** A row of figures for each sample, and one of all. */
  public List<ObjectNode> run(Path directory) throws Exception {
    BenchModel model = BenchModel.write(Load.RAW28, 10, directory);
    Tally tally = new Tally(images, stack.kafka().partitions());
    try (PredictionTail tail = new PredictionTail(stack.kafka())) {
      try (ServiceProcess classifier = stack.classifier(model.file(), row.options());
          PacedPublishing publishing = PacedPublishing.start(stack.kafka(), Load.RAW28, images);
          Progress progress =
              Progress.start(
                  console, Clock.systemUTC(), "Memory", "images", OptionalLong.of(images))) {
        watch(tail, tally, classifier, publishing, progress);
      }
      tail.drain(tally::add);
    }
    return figures(tally);
  }

  private void watch(
      PredictionTail tail,
      Tally tally,
      ServiceProcess classifier,
      PacedPublishing publishing,
      Progress progress)
      throws Exception {
    long startNanos = System.nanoTime();
    while (!tally.isComplete() && !stop.isRequested()) {
      if (tail.poll(tally::add, classifier) > 0) {
        publishing.seen(tally.seen());
        progress.at(tally.seen(), "");
      }
      if (tally.seen() >= (long) images * (samples.size() + 1) / SAMPLES) {
        samples.add(sample(tally.seen(), startNanos, classifier));
      }
    }
  }

  private static MemorySample sample(int seen, long startNanos, ServiceProcess classifier)
      throws Exception {
    return new MemorySample(
        seen,
        (System.nanoTime() - startNanos) / 1e9,
        classifier.process().residentMemory().orElse(0),
        (long) classifier.metrics().get("jvm_memory_used_bytes_heap"));
  }

  private List<ObjectNode> figures(Tally tally) {
    List<ObjectNode> figures = new ArrayList<>();
    for (MemorySample sample : samples) {
      figures.add(
          row()
              .put("images", sample.images())
              .put("seconds", Rounding.to(1, sample.seconds()))
              .put("resident_mb", Rounding.to(1, sample.residentBytes() / 1e6))
              .put("heap_mb", Rounding.to(1, sample.heapBytes() / 1e6)));
    }
    figures.add(
        row()
            .put("images", tally.seen())
            .put(
                "growth_mb_per_million_images",
                Rounding.to(2, MemorySample.growthPerMillion(samples) / 1e6))
            .put("lost", tally.lost(!tally.isComplete()))
            .put("duplicated", tally.duplicated()));
    return figures;
  }

  private static ObjectNode row() {
    return JsonNodeFactory.instance.objectNode().put("benchmark", "memory");
  }
}
