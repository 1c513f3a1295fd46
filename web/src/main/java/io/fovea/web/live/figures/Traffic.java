package io.fovea.web.live.figures;

import io.fovea.schema.Prediction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many images were classified in each of the last seconds, how long they took and in what
 * batches. By the clock of the classifier, so that what is read late counts when it happened.
 */
public final class Traffic {
  static final int SECONDS = 300;
  private static final int RATE_SECONDS = 5;
  private static final int LATENCY_SECONDS = 60;

  /**
   * The newest seconds are left out: a transaction may still hold back some of their predictions.
   */
  private static final int UNSETTLED_SECONDS = 2;

  private final TrafficSecond[] ring =
      Stream.generate(TrafficSecond::new).limit(SECONDS).toArray(TrafficSecond[]::new);

  /** The seconds one by one, from {@code from} on; null where there were no images. */
  public record Series(
      long from, List<Long> images, List<Long> p50, List<Long> p95, List<Long> p99) {}

  /**
   * Latencies and batches of the last minute; null without images.
   *
   * @param imagesPerSecond over the last 5 s
   * @param p50 ms from capture to classification, as the other two
   * @param batch images a batch
   */
  public record Now(
      double imagesPerSecond,
      long imagesInMinute,
      Long p50,
      Long p95,
      Long p99,
      Double batch,
      int largestBatch) {}

  /** Both parts. */
  public record Figures(Now now, Series series) {}

  /** One from before the oldest second does not count. */
  public void take(Prediction prediction, Instant now) {
    long second = Math.min(prediction.getClassifiedAt().getEpochSecond(), now.getEpochSecond());
    TrafficSecond place = place(second);
    if (place.second() < second) {
      place.begin(second);
    }
    if (place.second() == second) {
      place.add(prediction);
    }
  }

  public Figures figures(Instant now) {
    long newest = now.getEpochSecond() - UNSETTLED_SECONDS;
    TrafficSecond minute = sum(newest, LATENCY_SECONDS);
    Now figures =
        new Now(
            (double) sum(newest, RATE_SECONDS).images() / RATE_SECONDS,
            minute.images(),
            minute.latency(0.5),
            minute.latency(0.95),
            minute.latency(0.99),
            minute.meanBatch(),
            minute.largestBatch());
    return new Figures(figures, series(newest));
  }

  private Series series(long newest) {
    long from = newest - SECONDS + UNSETTLED_SECONDS + 1;
    Series series =
        new Series(
            from, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    TrafficSecond none = new TrafficSecond();
    for (long second = from; second <= newest; second++) {
      TrafficSecond place = place(second).second() == second ? place(second) : none;
      series.images().add(place.images());
      series.p50().add(place.latency(0.5));
      series.p95().add(place.latency(0.95));
      series.p99().add(place.latency(0.99));
    }
    return series;
  }

  private TrafficSecond sum(long newest, int seconds) {
    TrafficSecond sum = new TrafficSecond();
    for (long second = newest - seconds + 1; second <= newest; second++) {
      if (place(second).second() == second) {
        sum.add(place(second));
      }
    }
    return sum;
  }

  private TrafficSecond place(long second) {
    return ring[Math.floorMod(second, SECONDS)];
  }
}
