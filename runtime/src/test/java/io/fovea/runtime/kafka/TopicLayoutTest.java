package io.fovea.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicLayoutTest {

  @Test
  void makesRoomForBigImagesWhereImagesTravel() {
    TopicLayout layout = layout("eu.", Map.of());
    Map<String, String> room = Map.of("max.message.bytes", "20971520");
    assertThat(layout.newTopic("eu.images").configs()).isEqualTo(room);
    assertThat(layout.newTopic("eu.images.dlq").configs()).isEqualTo(room);
    assertThat(layout.newTopic("eu.predictions").configs()).isEmpty();
    assertThat(layout.newTopic("images").configs()).isEmpty();
  }

  @Test
  void keepsTheNewestReportsForAMonthAndMakesRoomForLargeOnes() {
    TopicLayout layout = layout("", Map.of());
    assertThat(layout.newTopic("quality").configs())
        .isEqualTo(
            Map.of(
                "cleanup.policy", "compact,delete",
                "max.message.bytes", "16777216",
                "retention.ms", "2592000000"));
    assertThat(layout.newTopic("quality.dlq").configs())
        .isEqualTo(Map.of("max.message.bytes", "16777216"));
  }

  @Test
  void tellsTheSameByHand() {
    assertThat(layout("", Map.of()).command("images"))
        .isEqualTo(
            "kafka-topics.sh --bootstrap-server b:9 --create --topic images --partitions 3"
                + " --config max.message.bytes=20971520");
    assertThat(layout("", Map.of("security.protocol", "SSL")).command("labels"))
        .contains("--command-config client.properties");
  }

  private static TopicLayout layout(String prefix, Map<String, String> client) {
    return new TopicLayout(
        new KafkaSettings("b:9", "http://r", new Topics(prefix), false, 3, client));
  }
}
