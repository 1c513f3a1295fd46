package io.fovea.streamsclassifier.classification;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * When a stream thread that is caught up asks for a commit: at once while few records came since it
 * asked last, otherwise no sooner than a given time after that. A commit costs the same whatever it
 * holds, so at a high rate it should hold more, and at a low one nobody should wait for it.
 *
 * <p>One for all tasks of a thread, since a commit is one for all of them, and used by that thread
 * only.
 */
public final class CommitPace {
  /** Kafka Streams refuses shorter ones. */
  private static final long SHORTEST_TIMER_NANOS = Duration.ofMillis(1).toNanos();

  private final int few;
  private final long apartNanos;
  private final LongSupplier nanoTime;
  private long askedNanos;
  private int records;
  private Cancellable timer;

  /**
   * @param few records below this many are committed at once
   * @param apart the least time between two commits of more; zero: none
   * @param nanoTime clock to measure it by
   */
  public CommitPace(int few, Duration apart, LongSupplier nanoTime) {
    this.few = few;
    this.apartNanos = apart.toNanos();
    this.nanoTime = nanoTime;
    this.askedNanos = nanoTime.getAsLong() - apartNanos;
  }

  /** A record is being processed that the next commit will hold. */
  void counted() {
    records++;
  }

  /**
   * Nothing waits behind the record in hand: asks for a commit behind it, now or in a moment.
   *
   * @param context of the task that the record belongs to
   */
  void caughtUp(ProcessingContext context) {
    long left = apartNanos - (nanoTime.getAsLong() - askedNanos);
    if (records < few || left < SHORTEST_TIMER_NANOS) {
      ask(context);
    } else if (timer == null) {
      // Once, and not again and again: Kafka Streams commits tasks behind a timer even if nothing
      // was processed, and a commit right behind another has to wait for the end of that.
      timer =
          context.schedule(
              Duration.ofNanos(left), PunctuationType.WALL_CLOCK_TIME, now -> ask(context));
    }
  }

  private void ask(ProcessingContext context) {
    forgetTimer();
    askedNanos = nanoTime.getAsLong();
    records = 0;
    context.commit();
  }

  /** A task is closed, perhaps the one whose timer this is; Kafka Streams commits it before. */
  void forgetTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
