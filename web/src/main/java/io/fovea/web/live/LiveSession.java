package io.fovea.web.live;

import io.fovea.web.live.events.Message;
import io.fovea.web.live.thumbnails.Thumbnails;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;

/** A time in which somebody watches: what was read in it, and who reads. */
final class LiveSession implements AutoCloseable {
  private final LiveState state;
  private final Thumbnails thumbnails = new Thumbnails();
  private final LiveFeed feed;
  private volatile List<Message> newest;

  LiveSession(LiveFeed.Source source, Clock clock) {
    state = new LiveState(clock, new SplittableRandom());
    feed = source.open(state, thumbnails);
    newest = state.nextTurn();
  }

  /** The newest message of each kind. */
  List<Message> newest() {
    return newest;
  }

  Thumbnails thumbnails() {
    return thumbnails;
  }

  void nextTurn() {
    state.takeSample().forEach(feed::show);
    newest = state.nextTurn();
  }

  @Override
  public void close() {
    feed.close();
  }
}
