package io.fovea.web.live.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schema.Prediction;
import io.fovea.web.Predictions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final Traffic traffic = new Traffic();

  @Test
  void tellsImagesASecondOfTheLastSettledSeconds() {
    for (int second = 2; second < 7; second++) {
      take(30, second, 5, 1);
    }
    take(1_000, 1, 5, 1); // may not be all yet

    assertThat(figures().now().imagesPerSecond()).isEqualTo(30);
  }

  @Test
  void tellsPercentilesOfTheLastMinute() {
    for (int latency = 1; latency <= 100; latency++) {
      take(1, 10, latency, 1);
    }
    take(1_000, 90, 9_999, 1); // over a minute ago

    Traffic.Now now = figures().now();

    assertThat(now.imagesInMinute()).isEqualTo(100);
    assertThat(now.p50()).isEqualTo(50);
    assertThat(now.p95()).isEqualTo(95);
    assertThat(now.p99()).isEqualTo(99);
  }

  @Test
  void countsABatchOnceHoweverManyImagesItHas() {
    take(30, 10, 5, 30);
    take(1, 10, 5, 1);
    take(1, 10, 5, 0); // nobody runs an engine for nothing

    assertThat(figures().now().batch()).isEqualTo(10.7); // 32 images in 3 batches
    assertThat(figures().now().largestBatch()).isEqualTo(30);
  }

  @Test
  void showsFiveMinutesSecondBySecond() {
    take(3, 10, 7, 1);

    Traffic.Series series = figures().series();

    int place = (int) (NOW.getEpochSecond() - 10 - series.from());
    assertThat(series.images()).hasSize(298).hasSameSizeAs(series.p99());
    assertThat(series.images().get(place)).isEqualTo(3);
    assertThat(series.p99().get(place)).isEqualTo(7);
    assertThat(series.images().get(place + 1)).isZero();
    assertThat(series.p50().get(place + 1)).isNull();
  }

  @Test
  void forgetsWhatIsOldAndDoesNotTakeItForNew() {
    take(5, 10, 5, 1);
    Instant later = NOW.plusSeconds(Traffic.SECONDS - 5);
    traffic.take(prediction(NOW.minusSeconds(10), 5, 1), later);

    assertThat(traffic.figures(later).series().images()).startsWith(0L, 0L).doesNotContain(6L);
    traffic.take(prediction(NOW.minusSeconds(10 + Traffic.SECONDS), 5, 1), later);
    assertThat(traffic.figures(later.plusSeconds(Traffic.SECONDS)).series().images())
        .containsOnly(0L);
  }

  @Test
  void countsAsNowWhatAClockThatIsAheadClassified() {
    traffic.take(prediction(NOW.plusSeconds(3_600), 5, 1), NOW);

    assertThat(traffic.figures(NOW.plusSeconds(2)).series().images()).endsWith(1L);
  }

  @Test
  void tellsNothingOfNothing() {
    Traffic.Now now = figures().now();

    assertThat(now.imagesPerSecond()).isZero();
    assertThat(now.p50()).isNull();
    assertThat(now.batch()).isNull();
  }

  private Traffic.Figures figures() {
    return traffic.figures(NOW);
  }

  private void take(int images, int secondsAgo, long latency, int batch) {
    for (int i = 0; i < images; i++) {
      traffic.take(prediction(NOW.minusSeconds(secondsAgo), latency, batch), NOW);
    }
  }

  private static Prediction prediction(Instant classifiedAt, long latency, int batch) {
    Prediction prediction = Predictions.of("id", "7", classifiedAt.minusMillis(latency));
    prediction.setClassifiedAt(classifiedAt);
    prediction.setBatchSize(batch);
    return prediction;
  }
}
