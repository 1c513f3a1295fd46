package io.fovea.benchmarks.rate;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.PacedPublishing;
import io.fovea.benchmarks.stack.PredictionTail;
import io.fovea.benchmarks.stack.ServiceProcess;
import io.fovea.benchmarks.throughput.Span;
import io.fovea.benchmarks.throughput.Stretch;
import io.fovea.runtime.StopSignal;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The most that a classifier does with a producer at work beside it, which keeps some images ahead.
 * A backlog's most, without a producer, is more than the same machine could do for long.
 */
final class MostRate {
  private final PredictionTail tail;
  private final PacedPublishing publishing;
  private final ServiceProcess classifier;
  private int seen;

  private MostRate(PredictionTail tail, PacedPublishing publishing, ServiceProcess classifier) {
    this.tail = tail;
    this.publishing = publishing;
    this.classifier = classifier;
  }

  /**
   * Images a second. When it returns, nothing waits for the classifier any more.
   *
   * @return nothing if the end was asked for before
   */
  static OptionalDouble measure(
      BenchStack stack, Load load, ServiceProcess classifier, Span span, StopSignal stop)
      throws InterruptedException {
    try (PredictionTail tail = new PredictionTail(stack.kafka());
        PacedPublishing publishing =
            PacedPublishing.start(stack.kafka(), load, Integer.MAX_VALUE)) {
      MostRate most = new MostRate(tail, publishing, classifier);
      Stretch stretch = new Stretch(span, Integer.MAX_VALUE, System.nanoTime(), Duration.ZERO);
      while (!stretch.isOver() && !stop.isRequested()) {
        most.poll();
        if (most.seen > 0) {
          stretch.seen(System.nanoTime(), most.seen, Duration.ZERO);
        }
      }
      int published = publishing.end();
      while (most.seen < published && !stop.isRequested()) {
        most.poll();
      }
      return stop.isRequested()
          ? OptionalDouble.empty()
          : OptionalDouble.of(stretch.imagesPerSecond());
    }
  }

  private void poll() {
    tail.poll(index -> seen++, classifier);
    publishing.seen(seen);
  }
}
