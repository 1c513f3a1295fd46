package io.fovea.benchmarks.rate;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.throughput.Span;
import java.time.Duration;
import java.util.List;

/**
 * What to run.
 *
 * @param span of the most that can be done: its warm-up is what the processes take to compile, and
 *     the rates come behind it
 * @param percents of that most, one rate each
 * @param rates images a second, beside those
 */
public record RatePlan(
    List<Load> loads,
    Span span,
    List<Integer> percents,
    List<Double> rates,
    int threads,
    int maxBatch,
    int partitions) {

  /**
   * What is fast at full batches is compiled anew for small ones, beside them on the same cores.
   */
  private static final Duration SETTLING = Duration.ofSeconds(60);

  Span spanOfARate() {
    Duration settling = span.warmUp().compareTo(SETTLING) < 0 ? span.warmUp() : SETTLING;
    return new Span(settling, span.measured());
  }
}
