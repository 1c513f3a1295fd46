package io.fovea.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.localstack.LocalStack;
import io.fovea.runtime.settings.Faults;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KafkaPreflightIT {
  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.start();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void tellsTheCommandsThatCreateMissingTopics() {
    Topics topics = new Topics("absent.");
    List<String> faults = faults(topics, false, List.of(topics.images(), topics.quality()));
    assertThat(faults)
        .singleElement()
        .asString()
        .isEqualTo(
            "topics 'absent.images', 'absent.quality' are missing: add --create-topics to this"
                + " command, or create by hand:\n"
                + "kafka-topics.sh --bootstrap-server "
                + stack.bootstrapServers()
                + " --create --topic absent.images --partitions 3"
                + " --config max.message.bytes=20971520\n"
                + "kafka-topics.sh --bootstrap-server "
                + stack.bootstrapServers()
                + " --create --topic absent.quality --partitions 3"
                + " --config cleanup.policy=compact,delete --config max.message.bytes=16777216"
                + " --config retention.ms=2592000000");
  }

  @Test
  void createsMissingTopicsOnceAndThenFindsThem() throws Exception {
    Topics topics = new Topics("made.");
    List<String> needed =
        List.of(topics.images(), topics.predictions(), topics.quality(), topics.deadLetters());
    assertThat(faults(topics, true, needed)).isEmpty();
    assertThat(faults(topics, true, needed)).isEmpty();
    assertThat(faults(topics, false, needed)).isEmpty();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      Map<String, TopicDescription> made = admin.describeTopics(needed).allTopicNames().get();
      assertThat(made.values()).allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
      Map<String, String> room = Map.of("max.message.bytes", "20971520");
      assertThat(ownConfig(admin, topics.images())).isEqualTo(room);
      assertThat(ownConfig(admin, topics.deadLetters())).isEqualTo(room);
      assertThat(ownConfig(admin, topics.predictions())).isEmpty();
      assertThat(ownConfig(admin, topics.quality()))
          .containsOnlyKeys("cleanup.policy", "max.message.bytes", "retention.ms");
    }
  }

  @Test
  void findsABrokerThatIsNeededWithoutTopics() {
    assertThat(faults(new Topics(""), false, List.of())).isEmpty();
  }

  private static List<String> faults(Topics topics, boolean create, List<String> needed) {
    KafkaSettings settings =
        new KafkaSettings(
            stack.bootstrapServers(),
            stack.schemaRegistry().toString(),
            topics,
            create,
            3,
            Map.of());
    Faults faults = new Faults();
    new KafkaPreflight(settings).check(needed, faults);
    return faults.found();
  }

  /** What the topic has of its own, without the broker's defaults. */
  private static Map<String, String> ownConfig(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
        .filter(entry -> entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
