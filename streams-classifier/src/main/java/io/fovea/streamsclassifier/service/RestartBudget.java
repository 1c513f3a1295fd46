package io.fovea.streamsclassifier.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * How often a stream thread that died may be replaced within a window. What goes by itself (a
 * registry that restarts) should need nobody, and what does not (a broken engine) should end the
 * process, for whoever watches processes to see. Nothing is lost either way: what the dead thread
 * had not committed is processed again.
 *
 * <p>An {@link Error} is not tried again: memory that ran out, or a class that is missing, says
 * nothing good about the next try.
 */
public final class RestartBudget {
  private static final int TRIES = 5;
  private static final Duration TRIES_WITHIN = Duration.ofMinutes(5);

  private final Queue<Instant> restarts = new ArrayDeque<>();
  private final int tries;
  private final Duration window;
  private final Clock clock;

  RestartBudget(int tries, Duration window, Clock clock) {
    this.tries = tries;
    this.window = window;
    this.clock = clock;
  }

  /** What all services grant: five restarts within five minutes. */
  public static RestartBudget standard(Clock clock) {
    return new RestartBudget(TRIES, TRIES_WITHIN, clock);
  }

  /** Whether there is a try left after this failure; takes it. */
  synchronized boolean allows(Throwable failure) {
    Instant now = clock.instant();
    while (!restarts.isEmpty() && restarts.peek().isBefore(now.minus(window))) {
      restarts.remove();
    }
    return !isError(failure) && restarts.size() < tries && restarts.add(now);
  }

  /** Kafka Streams wraps what a processor throws. */
  private static boolean isError(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Error) {
        return true;
      }
    }
    return false;
  }
}
