package io.fovea.benchmarks;

import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.ServiceProcess;
import io.fovea.schema.ConfusionCell;
import io.fovea.schema.QualityReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How fast a backlog of predictions and labels is brought together, and what is kept of it. */
final class QualityBenchmark {
  private static final Duration STALLED_AFTER = Duration.ofMinutes(2);

  /**
   * What was seen.
   *
   * @param records of both topics
   * @param exact whether the drained totals are those that were published
   * @param seconds from ready to the report of the last label
   * @param cpuMicros CPU time of the process for a record, its start included
   * @param memoryBytes the most that the process held; 0: the system does not tell
   * @param stateBytes on disk when all was read
   */
  record Result(
      long predictions,
      long labelled,
      long records,
      boolean exact,
      double seconds,
      double cpuMicros,
      long memoryBytes,
      long stateBytes) {}

  Result run(BenchStack stack, int predictions) throws Exception {
    try (FeedbackPublisher publisher = new FeedbackPublisher(stack.kafka())) {
      publisher.publishAll(predictions);
      Path state = Files.createDirectory(stack.directory().resolve("quality-state"));
      try (QualityReader reader = new QualityReader(stack.kafka());
          ServiceProcess quality =
              stack.service("quality", List.of("--state-dir", state.toString()))) {
        long start = System.nanoTime();
        QualityReport report = drained(reader, quality, predictions, publisher.labelled());
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(
            report.getPredicted(),
            report.getLabelled(),
            publisher.published(),
            isExact(report, predictions, publisher),
            seconds,
            quality.cpuTime().toNanos() / 1e3 / publisher.published(),
            quality.peakMemory().orElse(0),
            size(state));
      }
    }
  }

  /** The report in which everything is; or the last one, if no more came. */
  private static QualityReport drained(
      QualityReader reader, ServiceProcess quality, long predictions, long labelled) {
    QualityReport newest = null;
    long moved = System.nanoTime();
    while (quality.isAlive() && System.nanoTime() - moved < STALLED_AFTER.toNanos()) {
      QualityReport next = reader.newest();
      if (next != newest) {
        newest = next;
        moved = System.nanoTime();
        if (next.getPredicted() >= predictions && next.getLabelled() >= labelled) {
          return next;
        }
      }
    }
    throw new IllegalStateException("quality came to a halt at " + newest);
  }

  private static boolean isExact(
      QualityReport report, long predictions, FeedbackPublisher published) {
    long correct =
        report.getConfusion().stream()
            .filter(cell -> cell.getActual().equals(cell.getPredicted()))
            .mapToLong(ConfusionCell::getCount)
            .sum();
    return report.getPredicted() == predictions
        && report.getLabelled() == published.labelled()
        && correct == published.correct();
  }

  private static long size(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
