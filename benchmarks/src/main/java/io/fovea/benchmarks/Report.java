package io.fovea.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What was seen, a row per run: as a table for people or as JSON for programs. */
final class Report {
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

  void add(BenchSettings settings, String guarantee, LatencySummary latency) {
    row("latency, " + guarantee)
        .put("images", latency.images())
        .put("rate", settings.rate())
        .put("p50_ms", rounded(latency.p50()))
        .put("p99_ms", rounded(latency.p99()))
        .put("max_ms", rounded(latency.max()));
  }

  private ObjectNode row(String name) {
    return rows.addObject().put("benchmark", name);
  }

  String json() {
    return rows + System.lineSeparator();
  }

  String table() {
    StringBuilder table = new StringBuilder();
    for (JsonNode row : rows) {
      row.properties().forEach(field -> table.append(cell(field.getKey(), field.getValue())));
      table.append(System.lineSeparator());
    }
    return table.toString();
  }

  private static String cell(String name, JsonNode value) {
    return value.isTextual()
        ? String.format(Locale.ROOT, "%-26s", value.asText())
        : "  " + name + " " + value;
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
