package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.benchmarks.BenchSettings.Suite;
import io.fovea.runtime.settings.SettingsResolver;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchSettingsTest {

  @Test
  void measuresEverythingByDefault() {
    BenchSettings settings = from(Map.of());

    assertThat(settings).isEqualTo(new BenchSettings(Suite.ALL, 60_000, 12, 128, 20, 30, false));
    assertThat(settings.includes(Suite.BATCHING)).isTrue();
    assertThat(settings.includes(Suite.LATENCY)).isTrue();
  }

  @Test
  void takesEveryKey() {
    Map<String, String> all =
        Map.of(
            "suite", "latency",
            "images", "5000",
            "partitions", "3",
            "max-batch", "64",
            "rate", "2.5",
            "seconds", "10",
            "json", "true");

    BenchSettings settings = from(all);

    assertThat(settings).isEqualTo(new BenchSettings(Suite.LATENCY, 5_000, 3, 64, 2.5, 10, true));
    assertThat(settings.includes(Suite.BATCHING)).isFalse();
    assertThat(BenchSettings.SCHEMA.settings()).hasSize(all.size());
  }

  private static BenchSettings from(Map<String, String> options) {
    return BenchSettings.from(
        new SettingsResolver(BenchSettings.SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
