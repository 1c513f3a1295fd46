package io.fovea.producer.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsResolver;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailSettingsTest {

  @Test
  void hasDefaults() {
    TailSettings settings = settings(Map.of("topic", "predictions"));

    assertThat(settings.topic()).isEqualTo(TopicKind.PREDICTIONS);
    assertThat(settings.json()).isFalse();
    assertThat(settings.bytes()).isFalse();
    assertThat(settings.limit()).isEmpty();
    assertThat(settings.fromBeginning()).isFalse();
  }

  @Test
  void takesEveryKey() {
    TailSettings settings =
        settings(
            Map.of(
                "topic", "images",
                "json", "true",
                "bytes", "true",
                "limit", "5",
                "from-beginning", "true",
                "topic-prefix", "dev."));

    assertThat(settings.topicName()).isEqualTo("dev.images");
    assertThat(settings.json()).isTrue();
    assertThat(settings.bytes()).isTrue();
    assertThat(settings.limit()).contains(5L);
    assertThat(settings.fromBeginning()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "images,IMAGES",
    "dev.images,IMAGES",
    "predictions,PREDICTIONS",
    "labels,LABELS",
    "dev.quality,QUALITY",
    "images.dlq,DEAD_LETTERS",
    "dev.quality.dlq,QUALITY_DEAD_LETTERS"
  })
  void takesNamesWithAndWithoutPrefix(String name, TopicKind kind) {
    assertThat(settings(Map.of("topic", name, "topic-prefix", "dev.")).topic()).isEqualTo(kind);
  }

  @Test
  void namesTheTopicsThereAre() {
    assertThatThrownBy(() -> settings(Map.of("topic", "imges", "topic-prefix", "dev.")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("'imges'")
        .hasMessageContaining(
            "dev.images, dev.predictions, dev.labels, dev.quality, dev.images.dlq,"
                + " dev.quality.dlq");
  }

  @ParameterizedTest
  @CsvSource({
    "quality,false,,true",
    "quality,true,,false",
    "quality,false,5,false",
    "predictions,false,,false",
    "quality.dlq,false,,false"
  })
  void isForPeopleToWatchIfItIsQualityWithoutAnEnd(
      String topic, boolean json, Long limit, boolean watched) {
    Map<String, String> options = new HashMap<>(Map.of("topic", topic, "json", "" + json));
    if (limit != null) {
      options.put("limit", limit.toString());
    }

    assertThat(settings(options).isForPeopleToWatch()).isEqualTo(watched);
  }

  @Test
  void wantsATopic() {
    assertThatThrownBy(() -> settings(Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--topic is missing");
  }

  private static TailSettings settings(Map<String, String> options) {
    return TailSettings.from(
        new SettingsResolver(TailSettings.SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
