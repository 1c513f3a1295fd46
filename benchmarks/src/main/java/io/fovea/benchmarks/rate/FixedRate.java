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

  /** As often as a Prometheus might. */
  private static final long SCRAPES_APART_NANOS = Duration.ofSeconds(5).toNanos();

  private final double rate;
  private final int warmUp;
  private final int images;
  private final int lingerMillis;
  private final StopSignal stop;
  private final Tally tally;
  private final Histogram counted = new Histogram(LONGEST.toNanos(), 3);

  /** The times that count, and those of the warm-up. */
  private final Histogram[] nanoseconds = {counted, new Histogram(LONGEST.toNanos(), 3)};

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
      Future<Scrape> before = threads.submit(() -> scrapeInWarmUp(classifier));
      publish(publisher);
      read.get();
      tail.drain(tally::add);
      return stop.isRequested()
          ? Optional.empty()
          : Optional.of(RateFigures.of(rate, counted, before.get(), classifier.metrics(), tally));
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Again and again, so that both ends have compiled what it takes before images count; the last
   * one a second before they do, so that they do not wait behind it.
   */
  private Scrape scrapeInWarmUp(ServiceProcess classifier) throws Exception {
    long last = due(Math.max(0, warmUp - (int) Math.ceil(rate)));
    for (long next = startNanos + SCRAPES_APART_NANOS; next < last; next += SCRAPES_APART_NANOS) {
      parkUntil(next);
      classifier.metrics();
    }
    parkUntil(last);
    return classifier.metrics();
  }

  private long due(int index) {
    return startNanos + Math.round(index / rate * 1e9);
  }

  private void parkUntil(long nanos) {
    while (System.nanoTime() < nanos && !stop.isRequested()) {
      LockSupport.parkNanos(Math.max(TICK_NANOS, nanos - System.nanoTime()));
    }
  }

  private void publish(ImagePublisher publisher) {
    for (int i = 0; i < images && !stop.isRequested(); i++) {
      parkUntil(due(i));
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
    // Not by a branch: the JVM would have compiled the reader for its one side alone, and would do
    // so again, beside the images, when the first one counts.
    nanoseconds[(index - warmUp) >>> (Integer.SIZE - 1)].recordValue(
        Math.min(System.nanoTime() - due(index), LONGEST.toNanos()));
  }
}
