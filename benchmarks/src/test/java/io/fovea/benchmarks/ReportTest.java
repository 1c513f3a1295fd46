package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final BenchSettings SETTINGS =
      new BenchSettings(BenchSettings.Suite.ALL, 1_000, 12, 128, 20, 10, false);

  @Test
  void tellsTheSameAsTableAndAsJson() {
    Report report = new Report();
    report.add(SETTINGS, new BatchingBenchmark.Result(1_000, 125, 2_000.04, 99.96));

    assertThat(report.table())
        .startsWith("batching, exactly_once")
        .contains("mean_batch 125.0")
        .contains("images_per_second 2000.0")
        .contains("cpu_us_per_image 100.0");
    assertThat(report.json()).contains("\"mean_batch\":125.0", "\"cap\":128");
  }

  @Test
  void summarizesLatencyInMilliseconds() {
    Histogram nanoseconds = new Histogram(3);
    for (int millis = 1; millis <= 100; millis++) {
      nanoseconds.recordValue(millis * 1_000_000L);
    }

    LatencySummary summary = LatencySummary.of(nanoseconds);

    assertThat(summary.images()).isEqualTo(100);
    assertThat(summary.p50()).isBetween(49.9, 50.2);
    assertThat(summary.p99()).isBetween(98.9, 99.2);
    assertThat(summary.max()).isBetween(99.9, 100.2);
  }
}
