package io.fovea.cli.demo;

import static io.fovea.cli.demo.Demo.say;

import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watches the stream until all is there, nothing moves any more, or the end is asked for. */
final class DemoWatch {
  private static final Duration POLL = Duration.ofMillis(100);

  /** So long nothing may move before the rest counts as lost. */
  private static final Duration STALLED_AFTER = Duration.ofSeconds(60);

  /** After the last prediction: time for one that should not come, and for the last labels. */
  private static final Duration AFTERMATH = Duration.ofSeconds(1);

  private final Optional<Long> images;
  private final TopicWatch watch;
  private final Console console;
  private final StatusLine status;
  private final long startNanos = System.nanoTime();
  private DemoCount last = new DemoCount(0, 0, 0, 0, 0, 0, null, 0, Optional.empty());
  private long movedNanos = startNanos;
  private long predictedNanos = startNanos;

  DemoWatch(Optional<Long> images, TopicWatch watch, Console console) {
    this.images = images;
    this.watch = watch;
    this.console = console;
    this.status = new StatusLine(console);
  }

  /** What was counted in the end; nothing if the end was asked for. */
  Optional<DemoSummary> run(
      List<ServedApplication> services, RunningApplication producer, StopSignal stop)
      throws Exception {
    boolean complete = false;
    boolean stalled = false;
    while (!complete && !stalled && !stop.isRequested()) {
      boolean published = !producer.isRunning();
      look();
      complete = images.isPresent() && published && last.isComplete() && last.isJudged();
      stalled = System.nanoTime() - movedNanos > STALLED_AFTER.toNanos();
      for (ServedApplication service : services) {
        stalled |= service.hasEnded();
      }
      if (published && !complete) {
        producer.end(); // throws if it failed
      }
    }
    if (!stop.isRequested()) {
      lookForMore();
    }
    status.end(last, seconds());
    last.quality().ifPresent(this::tell);
    return stop.isRequested() ? Optional.empty() : Optional.of(new DemoSummary(last, seconds()));
  }

  private void tell(QualityCount quality) {
    say(console, "  fovea quality counted: " + quality.sentence());
    if (images.isPresent() && !last.isJudgedAlike()) {
      say(console, "  It should be %s of %,d labels".formatted(last.accuracy(), last.labelled()));
    }
  }

  private void look() {
    DemoCount before = last;
    DemoCount now = watch.count(POLL);
    last = images.map(now::ofOwn).orElse(now);
    long nanos = System.nanoTime();
    if (last.predictions() != before.predictions()) {
      predictedNanos = nanos;
    }
    if (!last.equals(before)) {
      movedNanos = nanos;
    }
    status.show(last, seconds());
  }

  private void lookForMore() {
    long until = System.nanoTime() + AFTERMATH.toNanos();
    while (System.nanoTime() < until) {
      look();
    }
  }

  /** From the first image to the last prediction. */
  private double seconds() {
    return (predictedNanos - startNanos) / 1e9;
  }
}
