package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Little of each suite: whether all of it runs, and loses nothing. The figures say nothing. */
class StreamingSuitesIT {
  private static final String MAIN = "fovea.main";

  @BeforeAll
  static void startWithoutTheCommandLine() {
    System.setProperty(MAIN, ClassifyMain.class.getName());
  }

  @AfterAll
  static void clear() {
    System.clearProperty(MAIN);
  }

  @Test
  void runsEveryRowOfALoadOrSaysWhatItLacks() throws Exception {
    JsonNode rows = bench(Map.of("suite", "throughput", "loads", "raw28", "images", "1000"));

    assertThat(rows).hasSize(11);
    for (JsonNode row : rows) {
      String name = row.get("row").asText();
      String note = row.path("note").asText();
      if (note.startsWith("not run")) {
        assertThat(name).startsWith("python");
        assertThat(note).contains("lacks").doesNotContain("null");
        continue;
      }
      assertThat(note).as(name).doesNotContain("failed");
      assertThat(row.get("images_per_second").get("median").asDouble()).as(name).isPositive();
      if (!name.startsWith("bare")) {
        assertThat(row.get("lost").asLong()).as(name).isZero();
        assertThat(row.get("duplicated").asLong()).as(name).isZero();
        assertThat(row.get("same_answers").asDouble()).as(name).isEqualTo(1);
      }
    }
  }

  @Test
  void tellsWhereTheTimeGoesAtFixedRates() throws Exception {
    JsonNode rows = bench(Map.of("suite", "rates", "loads", "crayfish", "images", "1000"));

    assertThat(rows).hasSize(6);
    for (JsonNode row : rows) {
      assertThat(row.get("lost").asLong()).isZero();
      assertThat(row.get("duplicated").asLong()).isZero();
      assertThat(row.get("p999_ms").asDouble())
          .isGreaterThanOrEqualTo(row.get("p50_ms").asDouble());
      assertThat(row.get("engine_ms").asDouble()).isPositive();
    }
  }

  @Test
  void watchesTheMemoryOfOneClassifier() throws Exception {
    JsonNode rows = bench(Map.of("suite", "memory", "memory-images", "2000"));

    JsonNode summary = rows.get(rows.size() - 1);
    assertThat(summary.get("images").asInt()).isEqualTo(2_000);
    assertThat(summary.get("lost").asLong()).isZero();
    assertThat(summary.get("duplicated").asLong()).isZero();
    assertThat(rows.get(0).get("heap_mb").asDouble()).isPositive();
  }

  private static JsonNode bench(Map<String, String> given) throws Exception {
    Map<String, String> options = new HashMap<>(given);
    options.putAll(Map.of("quick", "true", "seconds", "5", "partitions", "4", "json", "true"));
    BenchSettings settings =
        BenchSettings.from(
            new SettingsResolver(BenchSettings.SCHEMA)
                .resolve(Map.of(), Map.of(), options, Map.of()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false);

    assertThat(new Benchmark(settings).run(console, new StopSignal())).isEqualTo(ExitCode.DONE);

    return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }
}
