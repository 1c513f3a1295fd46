package io.fovea.datasets.download;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param connect until a connection stands; this is not tried twice
 * @param silence between two pieces of data
 * @param tries at each address, at least 1
 * @param firstPause before the second try; each further pause is twice as long
 */
public record Patience(Duration connect, Duration silence, int tries, Duration firstPause) {

  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(6), Duration.ofSeconds(30), 4, Duration.ofSeconds(1));

  Duration pauseAfter(int failures) {
    return firstPause.multipliedBy(1L << (failures - 1));
  }
}
