package io.fovea.benchmarks;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.ImagePublisher;
import io.fovea.benchmarks.stack.Measured;
import io.fovea.benchmarks.stack.PredictionReader;
import io.fovea.runtime.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How large batches become when there is a backlog over many partitions. Predictions name the size
 * of their batch, so a batch of b is seen b times and counts 1/b each time.
 */
final class BatchingBenchmark {

  /**
   * What was seen.
   *
   * @param meanBatch images per run of the engine
   * @param imagesPerSecond from the first prediction to the last
   * @param cpuMicrosPerImage CPU time of the classifying process, its start included
   */
  record Result(long images, double meanBatch, double imagesPerSecond, double cpuMicrosPerImage) {}

  private double batches;
  private long first;
  private long last;

  Result run(BenchStack stack, Path model, BenchSettings settings, StopSignal stop)
      throws Exception {
    try (ImagePublisher publisher = new ImagePublisher(stack.kafka(), Load.RAW28, 20)) {
      publisher.publishAll(settings.images(), stop);
    }
    Duration cpu;
    try (PredictionReader reader = new PredictionReader(stack.kafka());
        Measured classifier =
            stack.classifier(
                model,
                List.of(
                    "--guarantee",
                    "exactly_once",
                    "--max-batch",
                    String.valueOf(settings.maxBatch())))) {
      reader.read(settings.images(), prediction -> count(prediction.getBatchSize()));
      cpu = classifier.cpuTime();
    }
    double seconds = (last - first) / 1e9;
    return new Result(
        settings.images(),
        settings.images() / batches,
        settings.images() / seconds,
        cpu.toNanos() / 1e3 / settings.images());
  }

  private void count(int batchSize) {
    last = System.nanoTime();
    if (batches == 0) {
      first = last;
    }
    batches += 1.0 / batchSize;
  }
}
