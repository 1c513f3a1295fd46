package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.runtime.settings.SettingsResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final BenchSettings SETTINGS =
      BenchSettings.from(
          new SettingsResolver(BenchSettings.SCHEMA)
              .resolve(Map.of(), Map.of(), Map.of(), Map.of()));

  @Test
  void tellsTheSameAsTableAndAsJson() {
    Report report = new Report();
    report.add(SETTINGS, new BatchingBenchmark.Result(1_000, 125, 2_000.04, 99.96));

    assertThat(report.table().lines())
        .containsExactly(
            "benchmark               images  partitions  cap  mean_batch  images_per_second "
                + " cpu_us_per_image",
            "batching, exactly_once    1000          12   32       125.0             2000.0        "
                + "     100.0");
    assertThat(report.json()).contains("\"mean_batch\":125.0", "\"cap\":32");
  }

  @Test
  void comparesTrainingRoundByRound() {
    Report report = new Report();
    TrainingRounds rounds =
        new TrainingRounds(List.of(900.0, 1_000.0, 440.0), List.of(1_000.0, 1_250.0, 400.0));
    report.add(
        SETTINGS, TrainingTask.LENET, rounds, Optional.of(new TorchPeer("python3", "1.13.1")));

    assertThat(report.table().lines())
        .containsExactly(
            "benchmark        batch  threads  rounds  images_per_second  peer         "
                + " peer_images_per_second  ratio  ratio_min  ratio_max",
            "training, lenet     64        2       3              900.0  torch 1.13.1              "
                + "    1000.0    0.9        0.8        1.1");
    assertThat(report.json()).contains("\"peer\":\"torch 1.13.1\"", "\"ratio\":0.9");
  }

  @Test
  void tellsOurTrainingAloneWithoutAPeer() {
    Report report = new Report();
    TrainingRounds rounds = new TrainingRounds(List.of(900.0, 1_000.0), List.of());
    report.add(SETTINGS, TrainingTask.RESNET_SMALL, rounds, Optional.empty());

    assertThat(report.table())
        .contains("training, resnet-small", "128", "950.0")
        .doesNotContain("peer", "ratio");
  }

  @Test
  void givesEachBenchmarkATableOfItsOwn() {
    Report report = new Report();
    report.add(List.of(row("latency"), row("latency")));
    report.add(SETTINGS, new BatchingBenchmark.Result(1_000, 125, 2_000.04, 99.96));

    assertThat(report.table().lines().map(line -> line.split(" +")[0]))
        .containsExactly("benchmark", "latency", "latency", "", "benchmark", "batching,");
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

  private static ObjectNode row(String benchmark) {
    return JsonNodeFactory.instance.objectNode().put("benchmark", benchmark);
  }
}
