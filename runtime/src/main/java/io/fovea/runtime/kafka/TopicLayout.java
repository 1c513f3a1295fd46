package io.fovea.runtime.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** How a topic is made, by code or by hand: both from the same values. */
public final class TopicLayout {
  /**
   * The largest record, in bytes, that a topic with images takes, and that whoever writes one must
   * allow by {@code max.request.size}: an image of 16 MiB, the most that is read, and what stands
   * around it.
   */
  public static final int LARGEST_IMAGE_RECORD = 20 << 20;

  /**
   * The largest record, in bytes, that the topics of quality take: reports of many classes, and
   * dead letters, which are a little larger than the records that they are of.
   */
  private static final int LARGEST_QUALITY_RECORD = 16 << 20;

  /** A report that did not change for so long is gone: its model is not used any more. */
  private static final Duration KEEP_REPORTS = Duration.ofDays(30);

  private final KafkaSettings settings;

  TopicLayout(KafkaSettings settings) {
    this.settings = settings;
  }

  /** For the admin client; replicas are the broker's own default. */
  NewTopic newTopic(String topic) {
    return new NewTopic(topic, Optional.of(settings.partitions()), Optional.empty())
        .configs(config(topic));
  }

  /** The command that makes the topic as {@code --create-topics} would. */
  String command(String topic) {
    String configs =
        config(topic).entrySet().stream()
            .map(entry -> " --config " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
    return "kafka-topics.sh --bootstrap-server "
        + settings.clientConfig().get("bootstrap.servers")
        + (settings.clientSettings().containsKey("security.protocol")
            ? " --command-config client.properties"
            : "")
        + " --create --topic "
        + topic
        + " --partitions "
        + settings.partitions()
        + configs;
  }

  private Map<String, String> config(String topic) {
    Map<String, String> config = new TreeMap<>();
    Topics topics = settings.topics();
    if (topic.equals(topics.images()) || topic.equals(topics.deadLetters())) {
      config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_IMAGE_RECORD));
    }
    if (topic.equals(topics.quality()) || topic.equals(topics.qualityDeadLetters())) {
      config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_QUALITY_RECORD));
    }
    if (topic.equals(topics.quality())) {
      // The newest report of each window, and not for ever: a day has 1,440 minutes.
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete");
      config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(KEEP_REPORTS.toMillis()));
    }
    return config;
  }
}
