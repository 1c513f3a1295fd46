package io.fovea.benchmarks.throughput;

import io.fovea.benchmarks.stack.Measured;
import io.fovea.benchmarks.stack.PredictionTail;
import io.fovea.benchmarks.stack.Tally;
import io.fovea.inference.engine.EngineKind;
import io.fovea.runtime.StopSignal;
import java.util.Optional;

/** One process works on a backlog and is watched through the predictions that it commits. */
public final class BacklogRun {
  /** The start of a JVM and of DL4J in it, on a busy machine. */
  private final Backlog backlog;

  private final EngineKind judge;
  private final Span span;
  private final StopSignal stop;
  private final Tally tally;
  private Stretch stretch;
  private long peak;
  private double meanBatch;

  /** Starts a process; whoever runs the backlog ends it. */
  public interface Starter {
    Measured start() throws Exception;
  }

  public BacklogRun(Backlog backlog, Span span, StopSignal stop) {
    this(backlog, EngineKind.ONNX, span, stop);
  }

  /**
   * @param judge the engine whose answers the predictions are compared with
   */
  BacklogRun(Backlog backlog, EngineKind judge, Span span, StopSignal stop) {
    this.backlog = backlog;
    this.judge = judge;
    this.span = span;
    this.stop = stop;
    this.tally = new Tally(backlog.images(), backlog.stack().kafka().partitions());
  }

  /**
   * Nothing if the end was asked for before.
   *
   * @throws IllegalStateException if the process ends or stands still
   */
  public Optional<Measurement> run(Starter starter) throws Exception {
    try (PredictionTail tail = new PredictionTail(backlog.stack().kafka())) {
      try (Measured process = starter.start()) {
        stretch = new Stretch(span, backlog.images(), System.nanoTime(), process.cpuTime());
        while (!stretch.isOver() && !stop.isRequested()) {
          watch(tail, process);
        }
        peak = process.peakMemory().orElse(0);
        meanBatch = process.meanBatch().orElse(Double.NaN);
      }
      if (stop.isRequested()) {
        return Optional.empty();
      }
      boolean ended = !tally.isComplete();
      tail.drain(tally::add);
      return Optional.of(measurement(ended, Answers.same(backlog, judge, tail.samples())));
    } finally {
      backlog.clear();
    }
  }

  private void watch(PredictionTail tail, Measured process) {
    if (tail.poll(tally::add, process) > 0) {
      stretch.seen(System.nanoTime(), tally.seen(), process.cpuTime());
    }
  }

  private Measurement measurement(boolean ended, double sameAnswers) {
    return new Measurement(
        stretch.seconds(),
        stretch.imagesPerSecond(),
        stretch.cpuMicrosPerImage(),
        peak,
        tally.lost(ended),
        tally.duplicated(),
        meanBatch,
        sameAnswers);
  }
}
