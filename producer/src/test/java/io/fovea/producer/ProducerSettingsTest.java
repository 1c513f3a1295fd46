package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Split;
import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsResolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

  @Test
  void hasDefaults() {
    ProducerSettings settings = settings(Map.of("dataset", "mnist"));

    assertThat(settings.dataset()).contains(DatasetSpec.parse("mnist:test"));
    assertThat(settings.paths()).isEmpty();
    assertThat(settings.count()).isEmpty();
    assertThat(settings.rate()).isEmpty();
    assertThat(settings.labels()).isZero();
    assertThat(settings.labelDelay()).isZero();
    assertThat(settings.wrongLabels()).isZero();
    assertThat(settings.correctionDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.idPrefix()).isEmpty();
    assertThat(settings.source()).isEmpty();
    assertThat(settings.seed()).isEqualTo(42);
    assertThat(settings.data()).isEmpty();
    assertThat(settings.maxImageBytes()).isEqualTo(16 << 20);
    assertThat(settings.kafka().bootstrapServers()).isEqualTo("localhost:9092");
  }

  @Test
  void takesEveryKey() {
    Map<String, String> options = new HashMap<>();
    options.put("dataset", "digits:train");
    options.put("count", "5000");
    options.put("rate", "12.5");
    options.put("labels", "0.3");
    options.put("label-delay", "5s");
    options.put("wrong-labels", "0.1");
    options.put("correction-delay", "2m");
    options.put("id-prefix", "run7-");
    options.put("source", "line-3");
    options.put("seed", "-7");
    options.put("data", "/tmp/data");
    options.put("max-image-bytes", "2MB");
    options.put("topic-prefix", "dev.");
    ProducerSettings settings = settings(options);

    assertThat(settings.dataset()).map(DatasetSpec::split).contains(Split.TRAIN);
    assertThat(settings.count()).contains(5_000L);
    assertThat(settings.rate()).contains(12.5);
    assertThat(settings.labels()).isEqualTo(0.3);
    assertThat(settings.labelDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.wrongLabels()).isEqualTo(0.1);
    assertThat(settings.correctionDelay()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.idPrefix()).isEqualTo("run7-");
    assertThat(settings.source()).contains("line-3");
    assertThat(settings.seed()).isEqualTo(-7);
    assertThat(settings.data()).contains(Path.of("/tmp/data"));
    assertThat(settings.maxImageBytes()).isEqualTo(2 << 20);
    assertThat(settings.kafka().topics().images()).isEqualTo("dev.images");
    options.put("paths", "");
    assertThat(options.keySet())
        .containsAll(
            ProducerSettings.SCHEMA.settings().stream()
                .map(setting -> setting.key())
                .filter(key -> !key.matches("bootstrap.*|schema-reg.*|create-.*|partitions"))
                .toList());
  }

  @Test
  void takesPaths() {
    assertThat(settings(Map.of("paths", "a.png,photos")).paths())
        .isEqualTo(List.of(Path.of("a.png"), Path.of("photos")));
  }

  @Test
  void wantsADatasetOrPathsButNotBoth() {
    assertThatThrownBy(() -> settings(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("give either --dataset");
    assertThatThrownBy(() -> settings(Map.of("dataset", "mnist", "paths", "a.png")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("give either --dataset");
  }

  @Test
  void saysWhereLabelsOfFilesComeFrom() {
    assertThatThrownBy(() -> settings(Map.of("paths", "a.png", "labels", "0.5")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("folder:PATH");
  }

  @Test
  void wantsLabelsWhereSomeAreToBeWrong() {
    assertThatThrownBy(() -> settings(Map.of("dataset", "mnist", "wrong-labels", "0.5")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--wrong-labels needs --labels");
  }

  @Test
  void refusesADatasetThatIsNotThere() {
    assertThatThrownBy(() -> settings(Map.of("dataset", "minst")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--dataset must be a data set such as");
  }

  private static ProducerSettings settings(Map<String, String> options) {
    return ProducerSettings.from(
        new SettingsResolver(ProducerSettings.SCHEMA)
            .resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
