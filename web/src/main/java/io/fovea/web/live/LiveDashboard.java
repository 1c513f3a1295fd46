package io.fovea.web.live;

import io.fovea.web.live.events.Watchers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all who watch once a second what the pipeline does. Reads nothing while nobody watches.
 * Safe for use by many threads.
 */
public final class LiveDashboard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveDashboard.class);

  /** Whoever loads the page again finds it filled. */
  private static final Duration LINGER = Duration.ofSeconds(15);

  private final LiveFeed.Source source;
  private final Clock clock;
  private final Watchers watchers;
  private final ScheduledExecutorService turns;
  private LiveSession session;
  private Instant watched;

  public LiveDashboard(LiveFeed.Source source, int maxWatchers, Clock clock) {
    this(source, maxWatchers, Duration.ofSeconds(1), clock);
  }

  LiveDashboard(LiveFeed.Source source, int maxWatchers, Duration turn, Clock clock) {
    this.source = source;
    this.clock = clock;
    this.watchers = new Watchers(maxWatchers);
    this.turns = Executors.newSingleThreadScheduledExecutor(LiveDashboard::thread);
    turns.scheduleWithFixedDelay(
        this::nextTurn, turn.toMillis(), turn.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Who watches now. */
  public int watchers() {
    return watchers.count();
  }

  /** Whether there was a place; then {@link #join} is to follow. */
  boolean takePlace() {
    return watchers.takePlace();
  }

  /** Begins to write to who has a place, with what is known already. */
  void join(Response response, Callback end) {
    watchers.join(response, end, session().newest());
  }

  /** The PNG under an id of the last predictions; nothing if it is unknown or gone. */
  synchronized Optional<byte[]> thumbnail(String id) {
    return session == null ? Optional.empty() : session.thumbnails().find(id);
  }

  synchronized boolean isReading() {
    return session != null;
  }

  @Override
  public void close() {
    turns.shutdownNow();
    watchers.end();
    takeSession(true).ifPresent(LiveSession::close);
  }

  private synchronized LiveSession session() {
    watched = clock.instant();
    if (session == null) {
      session = new LiveSession(source, clock);
    }
    return session;
  }

  private void nextTurn() {
    try {
      // Outside the lock: to close what reads may take a while where Kafka is away.
      takeSession(false).ifPresent(LiveSession::close);
      LiveSession now = current();
      if (now != null) {
        now.nextTurn();
        watchers.offer(now.newest());
      }
    } catch (RuntimeException failed) {
      LOG.error("A turn of the dashboard failed", failed); // the next one may not
    }
  }

  private synchronized LiveSession current() {
    return session;
  }

  /** The session if it is over. */
  private synchronized Optional<LiveSession> takeSession(boolean anyway) {
    if (session == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (watchers.count() > 0) {
      watched = now;
    }
    if (!anyway && now.isBefore(watched.plus(LINGER))) {
      return Optional.empty();
    }
    LiveSession over = session;
    session = null;
    return Optional.of(over);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "live-turns");
    thread.setDaemon(true);
    return thread;
  }
}
