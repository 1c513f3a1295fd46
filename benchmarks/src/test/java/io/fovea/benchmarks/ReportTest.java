package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final BenchSettings SETTINGS =
      new BenchSettings(
          BenchSettings.Suite.ALL, 1_000, 10_000, 12, 128, 20, 10, 3, 2, Optional.empty(), false);

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
  void comparesTrainingRoundByRound() {
    Report report = new Report();
    TrainingRounds rounds =
        new TrainingRounds(List.of(900.0, 1_000.0, 440.0), List.of(1_000.0, 1_250.0, 400.0));
    report.add(
        SETTINGS, TrainingTask.LENET, rounds, Optional.of(new TorchPeer("python3", "1.13.1")));

    assertThat(report.table())
        .isEqualTo(
            "training, lenet             batch 64  threads 2  rounds 3  images_per_second 900.0"
                + "  peer torch 1.13.1  peer_images_per_second 1000.0"
                + "  ratio 0.9  ratio_min 0.8  ratio_max 1.1"
                + System.lineSeparator());
    assertThat(report.json()).contains("\"peer\":\"torch 1.13.1\"", "\"ratio\":0.9");
  }

  @Test
  void tellsOurTrainingAloneWithoutAPeer() {
    Report report = new Report();
    TrainingRounds rounds = new TrainingRounds(List.of(900.0, 1_000.0), List.of());
    report.add(SETTINGS, TrainingTask.RESNET_SMALL, rounds, Optional.empty());

    assertThat(report.table())
        .startsWith("training, resnet-small")
        .contains("batch 128", "rounds 2", "images_per_second 950.0")
        .doesNotContain("peer", "ratio");
  }

  @Test
  void leavesOutWhatWasNotMeasured() {
    Report report = new Report();
    report.add(
        SETTINGS,
        TrainingTask.LENET,
        new TrainingRounds(List.of(), List.of()),
        Optional.of(new TorchPeer("python3", "1.13.1")));

    assertThat(report.table()).isEmpty();
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
