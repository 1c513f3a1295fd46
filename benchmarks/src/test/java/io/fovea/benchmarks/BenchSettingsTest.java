package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.benchmarks.BenchSettings.Suite;
import io.fovea.benchmarks.load.Load;
import io.fovea.runtime.settings.SettingsResolver;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchSettingsTest {

  @Test
  void measuresEverythingByDefault() {
    BenchSettings settings = from(Map.of());

    assertThat(settings)
        .isEqualTo(
            new BenchSettings(
                Suite.ALL,
                60_000,
                List.of(Load.values()),
                List.of(),
                2_000_000,
                1_000_000,
                12,
                32,
                20,
                5,
                30,
                3,
                2,
                Optional.empty(),
                false,
                false));
    assertThat(Suite.values()).allMatch(settings::includes);
    assertThat(settings.pythons()).containsExactly("python3", "/usr/bin/python3");
  }

  @Test
  void takesEveryKey() {
    Map<String, String> all =
        Map.of(
            "suite", "latency",
            "loads", "png32,crayfish",
            "images", "5000",
            "predictions", "20000",
            "partitions", "3",
            "max-batch", "64",
            "rate", "2.5",
            "seconds", "10",
            "rounds", "5",
            "threads", "4");
    Map<String, String> alsoJson = new HashMap<>(all);
    alsoJson.putAll(Map.of("only", "fovea", "memory-images", "9000", "python", "/opt/python"));
    alsoJson.putAll(Map.of("quick", "false", "json", "true", "linger", "2"));

    BenchSettings settings = from(alsoJson);

    assertThat(settings)
        .isEqualTo(
            new BenchSettings(
                Suite.LATENCY,
                5_000,
                List.of(Load.PNG32, Load.CRAYFISH),
                List.of("fovea"),
                9_000,
                20_000,
                3,
                64,
                2.5,
                2,
                10,
                5,
                4,
                Optional.of(Path.of("/opt/python")),
                false,
                true));
    assertThat(settings.includes(Suite.BATCHING)).isFalse();
    assertThat(settings.pythons()).containsExactly("/opt/python");
    assertThat(BenchSettings.SCHEMA.settings()).hasSize(alsoJson.size());
  }

  @Test
  void doesLittleOfEverythingWhenQuick() {
    BenchSettings settings = from(Map.of("quick", "true", "images", "2000"));

    assertThat(settings.images()).isEqualTo(2_000);
    assertThat(settings.memoryImages()).isEqualTo(30_000);
    assertThat(settings.rounds()).isEqualTo(1);
    assertThat(settings.seconds()).isEqualTo(5);
  }

  @Test
  void needsNoBrokerForWhatIsNoStream() {
    assertThat(from(Map.of("suite", "training")).includesStreaming()).isFalse();
    assertThat(from(Map.of("suite", "jmh")).includesStreaming()).isFalse();
    assertThat(from(Map.of("suite", "throughput")).includesStreaming()).isTrue();
    assertThat(from(Map.of("suite", "batching")).includesStreaming()).isTrue();
    assertThat(from(Map.of("suite", "latency")).includesStreaming()).isTrue();
    assertThat(from(Map.of("suite", "quality")).includesStreaming()).isTrue();
  }

  private static BenchSettings from(Map<String, String> options) {
    return BenchSettings.from(
        new SettingsResolver(BenchSettings.SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
