package io.fovea.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What was seen, a row per run: as tables for people or as JSON for programs. */
final class Report {
  private static final String NAME = "benchmark";

  private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

  void add(BenchSettings settings, BatchingBenchmark.Result result) {
    row("batching, exactly_once")
        .put("images", result.images())
        .put("partitions", settings.partitions())
        .put("cap", settings.maxBatch())
        .put("mean_batch", rounded(result.meanBatch()))
        .put("images_per_second", rounded(result.imagesPerSecond()))
        .put("cpu_us_per_image", rounded(result.cpuMicrosPerImage()));
  }

  void add(BenchSettings settings, QualityBenchmark.Result result) {
    row("quality")
        .put("predictions", result.predictions())
        .put("labelled", result.labelled())
        .put("partitions", settings.partitions())
        .put("exact", result.exact())
        .put("predictions_per_second", rounded(result.predictions() / result.seconds()))
        .put("records_per_second", rounded(result.records() / result.seconds()))
        .put("cpu_us_per_record", rounded(result.cpuMicros()))
        .put("peak_memory_mb", rounded(result.memoryBytes() / 1e6))
        .put("state_mb", rounded(result.stateBytes() / 1e6));
  }

  /** Nothing of a network that no round was ended with. */
  void add(
      BenchSettings settings, TrainingTask task, TrainingRounds rounds, Optional<TorchPeer> peer) {
    if (rounds.ours().isEmpty()) {
      return;
    }
    ObjectNode row =
        row("training, " + task.network())
            .put("batch", task.batch())
            .put("threads", settings.threads())
            .put("rounds", rounds.ours().size())
            .put("images_per_second", rounded(TrainingRounds.median(rounds.ours())));
    peer.ifPresent(torch -> compare(row, rounds, torch));
  }

  private static void compare(ObjectNode row, TrainingRounds rounds, TorchPeer peer) {
    List<Double> ratios = rounds.ratios();
    row.put("peer", "torch " + peer.version())
        .put("peer_images_per_second", rounded(TrainingRounds.median(rounds.peer())))
        .put("ratio", hundredths(TrainingRounds.median(ratios)))
        .put("ratio_min", hundredths(Collections.min(ratios)))
        .put("ratio_max", hundredths(Collections.max(ratios)));
  }

  /** Rows that belong in one table. */
  void add(List<ObjectNode> figures) {
    figures.forEach(rows::add);
  }

  private ObjectNode row(String name) {
    return rows.addObject().put(NAME, name);
  }

  String json() {
    return rows + System.lineSeparator();
  }

  /** Rows side by side that are of one benchmark share a table. */
  String table() {
    StringBuilder text = new StringBuilder();
    List<ObjectNode> together = new ArrayList<>();
    for (JsonNode row : rows) {
      if (!together.isEmpty() && !benchmark(row).equals(benchmark(together.get(0)))) {
        text.append(Table.of(together)).append(System.lineSeparator());
        together.clear();
      }
      together.add((ObjectNode) row);
    }
    return together.isEmpty() ? text.toString() : text.append(Table.of(together)).toString();
  }

  /** The part before the comma: what follows is its case. */
  private static String benchmark(JsonNode row) {
    return row.path(NAME).asText().split(",")[0];
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
