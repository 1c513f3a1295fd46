package io.fovea.benchmarks.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fovea.benchmarks.stack.Scrape;
import io.fovea.benchmarks.stack.Tally;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RateFiguresTest {

  @Test
  void takesTheMeanApartIntoQueueDecodingEngineAndCommit() {
    Histogram nanoseconds = new Histogram(3);
    for (int i = 0; i < 4; i++) {
      nanoseconds.recordValue(20_000_000);
    }
    Scrape before = new Scrape(Map.of());
    Scrape after =
        new Scrape(
            Map.of(
                "fovea_image_latency_seconds_sum", 0.048,
                "fovea_image_latency_seconds_count", 4.0,
                "fovea_batch_time_seconds_sum", 0.010,
                "fovea_batch_time_seconds_count", 2.0,
                "fovea_engine_time_seconds_sum", 0.006,
                "fovea_engine_time_seconds_count", 2.0,
                "fovea_batch_size_sum", 4.0,
                "fovea_batch_size_count", 2.0));

    RateFigures figures = RateFigures.of(100, nanoseconds, before, after, new Tally(0, 1));

    assertThat(figures.queue()).isCloseTo(7, within(1e-9));
    assertThat(figures.decoding()).isCloseTo(2, within(1e-9));
    assertThat(figures.engine()).isCloseTo(3, within(1e-9));
    assertThat(figures.commit()).isCloseTo(8, within(0.02));
    assertThat(figures.queue() + figures.decoding() + figures.engine() + figures.commit())
        .isCloseTo(figures.mean(), within(1e-9));
    assertThat(figures.meanBatch()).isEqualTo(2);
  }

  @Test
  void tellsPercentilesInMilliseconds() {
    Histogram nanoseconds = new Histogram(3);
    for (int millis = 1; millis <= 1_000; millis++) {
      nanoseconds.recordValue(millis * 1_000_000L);
    }
    Scrape nothing = new Scrape(Map.of());

    RateFigures figures = RateFigures.of(1, nanoseconds, nothing, nothing, new Tally(0, 1));

    assertThat(figures.images()).isEqualTo(1_000);
    assertThat(figures.p50()).isCloseTo(500, within(1.0));
    assertThat(figures.p99()).isCloseTo(990, within(1.0));
    assertThat(figures.p999()).isCloseTo(999, within(1.0));
  }
}
