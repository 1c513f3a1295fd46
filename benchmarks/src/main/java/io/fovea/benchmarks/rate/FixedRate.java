package io.fovea.benchmarks.rate;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.ImagePublisher;
import io.fovea.benchmarks.stack.PredictionTail;
import io.fovea.benchmarks.stack.Scrape;
import io.fovea.benchmarks.stack.ServiceProcess;
import io.fovea.benchmarks.stack.Tally;
import io.fovea.benchmarks.throughput.Span;
import io.fovea.runtime.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Publishes at a rate and reads what is committed. Both ends are in this process and share its
 * clock. An image is due at its time whether or not the one before is done, so that a stall is not
 * hidden.
 */
final class FixedRate {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** To sleep and wake for each of thousands a second takes a good part of a core by itself. */
  private static final long TICK_NANOS = Duration.ofMillis(1).toNanos();

  private final double rate;
  private final int warmUp;
  private final int images;
  private final int lingerMillis;
  private final StopSignal stop;
  private final Tally tally;
  private final Histogram nanoseconds = new Histogram(LONGEST.toNanos(), 3);
  private volatile long startNanos;

  /**
   * @param rate images a second
   * @param plan whose warm-up is not counted
   */
  FixedRate(double rate, RatePlan plan, StopSignal stop) {
    Span span = plan.span();
    this.rate = rate;
    this.lingerMillis = plan.lingerMillis();
    this.warmUp = (int) Math.ceil(rate * span.warmUp().toMillis() / 1e3);
    this.images = this.warmUp + (int) Math.ceil(rate * span.measured().toMillis() / 1e3);
    this.stop = stop;
    this.tally = new Tally(images, plan.partitions());
  }

  /** Nothing if the end was asked for before. */
  Optional<RateFigures> run(BenchStack stack, Load load, ServiceProcess classifier)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (PredictionTail tail = new PredictionTail(stack.kafka());
        ImagePublisher publisher = new ImagePublisher(stack.kafka(), load, lingerMillis)) {
      startNanos = System.nanoTime();
      Future<?> read = threads.submit(() -> read(tail, classifier));
      publish(publisher, 0, scrapeAt());
      Future<Scrape> before = threads.submit(classifier::metrics);
      publish(publisher, scrapeAt(), images);
      read.get();
      tail.drain(tally::add);
      return stop.isRequested()
          ? Optional.empty()
          : Optional.of(
              RateFigures.of(rate, nanoseconds, before.get(), classifier.metrics(), tally));
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * The first scrape of a process compiles what it takes: a second before images count, so that
   * they do not wait behind it.
   */
  private int scrapeAt() {
    return Math.max(0, warmUp - (int) Math.ceil(rate));
  }

  private long due(int index) {
    return startNanos + Math.round(index / rate * 1e9);
  }

  private void publish(ImagePublisher publisher, int from, int to) {
    for (int i = from; i < to && !stop.isRequested(); i++) {
      while (System.nanoTime() < due(i)) {
        LockSupport.parkNanos(Math.max(TICK_NANOS, due(i) - System.nanoTime()));
      }
      publisher.publish(i);
    }
  }

  private void read(PredictionTail tail, ServiceProcess classifier) {
    while (!tally.isComplete() && !stop.isRequested()) {
      tail.poll(this::arrived, classifier);
    }
  }

  private void arrived(int index) {
    tally.add(index);
    if (index >= warmUp) {
      nanoseconds.recordValue(Math.min(System.nanoTime() - due(index), LONGEST.toNanos()));
    }
  }
}
