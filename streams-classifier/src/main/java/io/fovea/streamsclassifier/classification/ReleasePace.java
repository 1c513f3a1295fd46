package io.fovea.streamsclassifier.classification;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * When a stream thread that is caught up lets its predictions be seen: a given time after it did so
 * last, or at once if that is over. It costs the same however many there are, so at a high rate it
 * should be for more, and at a low one nobody should wait long. Which of the two it is, the release
 * before tells as well as this one: right behind it, few have come at any rate.
 *
 * <p>One for all tasks of a thread, since it is one thing for all of them, and used by that thread
 * only.
 */
public final class ReleasePace {
  /** Kafka Streams refuses shorter ones. */
  private static final long SHORTEST_TIMER_NANOS = Duration.ofMillis(1).toNanos();

  private final int few;
  private final long fewApartNanos;
  private final long manyApartNanos;
  private final Consumer<ProcessingContext> release;
  private final LongSupplier nanoTime;
  private long askedNanos;
  private int records;
  private int recordsBefore;
  private Cancellable timer;

  /**
   * @param few records are fewer than this
   * @param fewApart the least time between two releases of few; zero: none
   * @param manyApart the same where this one or the one before is of more
   * @param release asks for it: for a commit or, where predictions are seen before that, for their
   *     sending
   * @param nanoTime clock to measure it by
   */
  public ReleasePace(
      int few,
      Duration fewApart,
      Duration manyApart,
      Consumer<ProcessingContext> release,
      LongSupplier nanoTime) {
    this.few = few;
    this.fewApartNanos = fewApart.toNanos();
    this.manyApartNanos = manyApart.toNanos();
    this.release = release;
    this.nanoTime = nanoTime;
    this.askedNanos = nanoTime.getAsLong() - manyApartNanos;
  }

  /** A record was processed that the next release is for. */
  void counted() {
    records++;
  }

  /**
   * Nothing waits behind the record in hand: releases it and those before, now or in a moment.
   *
   * @param context of the task that the record belongs to
   */
  void caughtUp(ProcessingContext context) {
    long left = apartNanos() - (nanoTime.getAsLong() - askedNanos);
    if (left < SHORTEST_TIMER_NANOS) {
      ask(context);
    } else if (timer == null) {
      // Once, and not again and again: Kafka Streams commits tasks behind a timer even if nothing
      // was processed, and a commit right behind another has to wait for the end of that.
      timer =
          context.schedule(
              Duration.ofNanos(left), PunctuationType.WALL_CLOCK_TIME, now -> ask(context));
    }
  }

  private long apartNanos() {
    return Math.max(records, recordsBefore) < few ? fewApartNanos : manyApartNanos;
  }

  private void ask(ProcessingContext context) {
    forgetTimer();
    askedNanos = nanoTime.getAsLong();
    recordsBefore = records;
    records = 0;
    release.accept(context);
  }

  /** A task is closed, perhaps the one whose timer this is; Kafka Streams commits it before. */
  void forgetTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
