package io.fovea.streamsclassifier.quality.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingsException;
import io.fovea.streamsclassifier.quality.QualityLimits;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualitySettingsTest {

  /** Each differs from its default. */
  private static final Map<String, String> EVERY_KEY =
      Map.ofEntries(
          Map.entry("model", "mnist-1.zip,mnist-2.zip"),
          Map.entry("time-to-live", "12h"),
          Map.entry("max-classes", "10"),
          Map.entry("threads", "3"),
          Map.entry("state-dir", "/var/fovea"),
          Map.entry("application-id", "mine"),
          Map.entry("http-host", "::1"),
          Map.entry("http-port", "8090"),
          Map.entry("bootstrap-servers", "kafka:9092"),
          Map.entry("schema-registry", "http://registry:8081"),
          Map.entry("topic-prefix", "test."),
          Map.entry("create-topics", "true"),
          Map.entry("partitions", "12"));

  @Test
  void hasDefaultsForAll() {
    QualitySettings settings = TestSettings.of(Map.of());

    assertThat(settings)
        .isEqualTo(
            new QualitySettings(
                List.of(),
                new QualityLimits(Duration.ofDays(7), 2_000),
                Optional.empty(),
                Path.of(System.getProperty("user.home"), ".cache/fovea/state"),
                "fovea-quality",
                new InetSocketAddress("127.0.0.1", 0),
                settings.kafka()));
  }

  @Test
  void takesEveryKey() {
    QualitySettings settings = TestSettings.of(EVERY_KEY);

    assertThat(settings)
        .isEqualTo(
            new QualitySettings(
                List.of(Path.of("mnist-1.zip"), Path.of("mnist-2.zip")),
                new QualityLimits(Duration.ofHours(12), 10),
                Optional.of(3),
                Path.of("/var/fovea"),
                "test.mine",
                new InetSocketAddress("::1", 8090),
                settings.kafka()));
    assertThat(settings.kafka().topics().labels()).isEqualTo("test.labels");
  }

  @Test
  void hasNoKeyThatThisTestForgot() {
    assertThat(QualitySettings.SCHEMA.settings())
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(EVERY_KEY.keySet());
  }

  @Test
  void takesAThreadPerCoreUnlessToldOtherwise() {
    assertThat(TestSettings.of(Map.of()).streamThreads(2)).isEqualTo(2);
    assertThat(TestSettings.of(Map.of()).streamThreads(64)).isEqualTo(8);
    assertThat(TestSettings.of(Map.of("threads", "16")).streamThreads(2)).isEqualTo(16);
  }

  @Test
  void keepsTheStateOfEachClusterApart() {
    QualitySettings settings = TestSettings.of(Map.of("state-dir", "s"));

    assertThat(settings.stateOf(new ClusterFacts("abc", 6))).isEqualTo(Path.of("s/abc"));
  }

  @Test
  void leavesTheStateWhereKafkasOwnSettingSays() {
    QualitySettings settings =
        TestSettings.of(Map.of("state-dir", "s"), Map.of("state.dir", "elsewhere"));

    assertThat(settings.stateOf(new ClusterFacts("abc", 6))).isEqualTo(Path.of("elsewhere"));
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    Map<String, String> wrong =
        Map.of("time-to-live", "500ms", "max-classes", "1", "threads", "0", "http-port", "x");

    assertThatThrownBy(() -> TestSettings.of(wrong))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e ->
                assertThat(e.faults())
                    .hasSize(4)
                    .anyMatch(fault -> fault.contains("a duration of at least 1s")));
  }
}
