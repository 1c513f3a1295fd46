package io.fovea.streamsclassifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.image.ImageLimits;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingsException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassifierSettingsTest {

  /** Each differs from its default. */
  private static final Map<String, String> EVERY_KEY =
      Map.ofEntries(
          Map.entry("model", "mnist.zip"),
          Map.entry("engine", "dl4j"),
          Map.entry("device", "cpu"),
          Map.entry("threads", "3"),
          Map.entry("engine-threads", "2"),
          Map.entry("max-batch", "64"),
          Map.entry("max-batch-bytes", "5MB"),
          Map.entry("guarantee", "at-least-once"),
          Map.entry("top-k", "5"),
          Map.entry("unsure-below", "0.25"),
          Map.entry("max-image-bytes", "1MB"),
          Map.entry("max-image-pixels", "1000"),
          Map.entry("application-id", "mine"),
          Map.entry("http-host", "::1"),
          Map.entry("http-port", "8090"),
          Map.entry("bootstrap-servers", "kafka:9092"),
          Map.entry("schema-registry", "http://registry:8081"),
          Map.entry("topic-prefix", "test."),
          Map.entry("create-topics", "true"),
          Map.entry("partitions", "12"));

  @Test
  void hasDefaultsForAllButTheModel() {
    ClassifierSettings settings = TestSettings.of(Map.of("model", "mnist.zip"));

    assertThat(settings)
        .isEqualTo(
            new ClassifierSettings(
                Path.of("mnist.zip"),
                EngineKind.AUTO,
                Device.AUTO,
                Optional.empty(),
                1,
                32,
                32 << 20,
                Guarantee.EXACTLY_ONCE,
                3,
                Optional.empty(),
                ImageLimits.DEFAULT,
                "fovea-classifier",
                new InetSocketAddress("127.0.0.1", 0),
                settings.kafka()));
  }

  @Test
  void takesEveryKey() {
    ClassifierSettings settings = TestSettings.of(EVERY_KEY);

    assertThat(settings)
        .isEqualTo(
            new ClassifierSettings(
                Path.of("mnist.zip"),
                EngineKind.DL4J,
                Device.CPU,
                Optional.of(3),
                2,
                64,
                5 << 20,
                Guarantee.AT_LEAST_ONCE,
                5,
                Optional.of(0.25),
                new ImageLimits(1 << 20, 1_000),
                "test.mine",
                new InetSocketAddress("::1", 8090),
                settings.kafka()));
    assertThat(settings.kafka().topics().images()).isEqualTo("test.images");
  }

  @Test
  void hasNoKeyThatThisTestForgot() {
    assertThat(ClassifierSettings.SCHEMA.settings())
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
  void tellsAllThatIsWrongAtOnce() {
    Map<String, String> wrong = new HashMap<>();
    wrong.put("engine", "tensorflow");
    wrong.put("max-batch", "0");
    wrong.put("guarantee", "at_most_once");
    wrong.put("unsure-below", "2");

    assertThatThrownBy(() -> TestSettings.of(wrong))
        .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.faults()).hasSize(4));
  }
}
