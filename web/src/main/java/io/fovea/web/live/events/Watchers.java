package io.fovea.web.live.events;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** All who watch, up to a number. Safe for use by many threads. */
public final class Watchers {
  private final int most;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private int places;

  public Watchers(int most) {
    this.most = most;
  }

  /** Takes a place, which {@link #join} or {@link #giveUpPlace} uses up; false: none is free. */
  public synchronized boolean takePlace() {
    if (places >= most) {
      return false;
    }
    places++;
    return true;
  }

  public synchronized void giveUpPlace() {
    places--;
  }

  /** Begins to write to who has a place. */
  public void join(Response response, Callback end, List<Message> newest) {
    Watcher[] self = new Watcher[1];
    self[0] = new Watcher(response, end, () -> leave(self[0]));
    watchers.add(self[0]);
    self[0].offer(newest);
  }

  public void offer(List<Message> newest) {
    watchers.forEach(watcher -> watcher.offer(newest));
  }

  public synchronized int count() {
    return places;
  }

  /** Ends all streams. */
  public void end() {
    watchers.forEach(
        watcher -> {
          leave(watcher);
          watcher.end();
        });
  }

  private void leave(Watcher watcher) {
    if (watchers.remove(watcher)) {
      giveUpPlace();
    }
  }
}
