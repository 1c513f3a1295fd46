package io.fovea.web.http;

import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * Who asks how often: each client may ask a number of times a second, and as often at once. Only
 * who asked within the last second is known here, and no more than a bounded number of those. Safe
 * for use by many threads.
 */
public final class Clients {
  /** Whoever has more addresses than this is not held by a limit of each. */
  private static final int MOST = 10_000;

  private static final long SECOND_MILLIS = 1_000;

  /**
   * A token bucket: what a client has left.
   *
   * @param atMillis when it had that
   */
  private record Left(double requests, long atMillis) {}

  private final int perSecond;
  private final ClientAddress address;
  private final Clock clock;

  /** Who asked longest ago stands in front. */
  private final Map<String, Left> recent = new LinkedHashMap<>();

  public Clients(int perSecond, ClientAddress address, Clock clock) {
    this.perSecond = perSecond;
    this.address = address;
    this.clock = clock;
  }

  /**
   * Puts off who asks too often.
   *
   * @throws Problem.Raised 429
   */
  void check(Request request) {
    if (!mayAsk(address.of(request))) {
      throw new Problem(
              429, "", "one client may ask " + perSecond + " times a second; try again in a moment")
          .raised();
    }
  }

  synchronized boolean mayAsk(String client) {
    long now = clock.millis();
    forgetAllBefore(now - SECOND_MILLIS);
    Left before = recent.remove(client);
    double left = before == null ? perSecond : refilled(before, now);
    boolean may = left >= 1;
    recent.put(client, new Left(may ? left - 1 : left, now));
    if (recent.size() > MOST) {
      recent.remove(recent.keySet().iterator().next());
    }
    return may;
  }

  /** Clients that asked within the last second. */
  public synchronized int recent() {
    forgetAllBefore(clock.millis() - SECOND_MILLIS);
    return recent.size();
  }

  private double refilled(Left before, long now) {
    long millis = Math.max(0, now - before.atMillis()); // clocks are set back at times
    return Math.min(perSecond, before.requests() + perSecond * (millis / (double) SECOND_MILLIS));
  }

  /** After a second all that was taken is there again: nothing is worth remembering. */
  private void forgetAllBefore(long oldestMillis) {
    Iterator<Left> each = recent.values().iterator();
    while (each.hasNext() && each.next().atMillis() <= oldestMillis) {
      each.remove();
    }
  }
}
