package io.fovea.runtime.kafka;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * How an application reaches Kafka and the schema registry.
 *
 * @param clientSettings pass through untouched to every client and to the registry's serde
 */
public record KafkaSettings(
    String bootstrapServers,
    String schemaRegistry,
    Topics topics,
    boolean createTopics,
    int partitions,
    Map<String, String> clientSettings) {

  private static final Pattern HTTP_ADDRESS = Pattern.compile("https?://[^/\\s]+(/\\S*)?");

  private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

  private static final Setting<String> BOOTSTRAP_SERVERS =
      Setting.withDefault(
          "bootstrap-servers",
          new SettingType<>(
              "HOST:PORT[,...]", "HOST:PORT, or several between commas", KafkaSettings::brokers),
          "localhost:9092",
          "Kafka brokers to ask first");
  private static final Setting<String> SCHEMA_REGISTRY =
      Setting.withDefault(
          "schema-registry",
          new SettingType<>(
              "URL",
              "an address such as http://localhost:8081, or several between commas",
              KafkaSettings::addresses),
          "http://localhost:8081/apis/ccompat/v7",
          "address of a schema registry that speaks Confluent's API");
  private static final Setting<Optional<String>> TOPIC_PREFIX =
      Setting.optional(
          "topic-prefix",
          new SettingType<>(
              "PREFIX",
              "letters, digits and . _ - (1 to 200), as Kafka allows in names",
              KafkaSettings::topicPrefix),
          "put before every topic's name");
  private static final Setting<Boolean> CREATE_TOPICS =
      Setting.withDefault(
          "create-topics", SettingType.flag(), "false", "create the topics that are missing");
  private static final Setting<Integer> PARTITIONS =
      Setting.withDefault(
          "partitions", SettingType.integer(1, 10_000), "6", "partitions of topics it creates");

  /** Behind the application's own settings in every schema of an application that uses Kafka. */
  public static final List<Setting<?>> SETTINGS =
      List.of(BOOTSTRAP_SERVERS, SCHEMA_REGISTRY, TOPIC_PREFIX, CREATE_TOPICS, PARTITIONS);

  public KafkaSettings {
    clientSettings = Map.copyOf(clientSettings);
  }

  public static KafkaSettings from(SettingValues values) {
    return new KafkaSettings(
        values.get(BOOTSTRAP_SERVERS),
        values.get(SCHEMA_REGISTRY),
        new Topics(values.get(TOPIC_PREFIX).orElse("")),
        values.get(CREATE_TOPICS),
        values.get(PARTITIONS),
        values.clientSettings());
  }

  /**
   * What every Kafka client and every registry serde starts from: the addresses, and over them
   * whatever people passed through.
   */
  public Map<String, Object> clientConfig() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrapServers);
    config.put("schema.registry.url", schemaRegistry);
    config.putAll(clientSettings);
    return config;
  }

  /**
   * The same for one question to a broker, with an answer soon or none: the patience that people
   * passed through is for a running application.
   */
  public Map<String, Object> questionConfig(Duration answer) {
    Map<String, Object> config = clientConfig();
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) answer.toMillis());
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) answer.toMillis());
    config.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return config;
  }

  /** Without the values that pass through: passwords are among them. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers="
        + bootstrapServers
        + ", topics="
        + topics
        + ", clientSettings="
        + new TreeSet<>(clientSettings.keySet())
        + "]";
  }

  private static String topicPrefix(String text) {
    if (!TOPIC_NAME.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException();
    }
    return text.strip();
  }

  private static String brokers(String text) {
    BrokerAddress.parse(text);
    return text.strip();
  }

  private static String addresses(String text) {
    for (String address : text.split(",", -1)) {
      if (!HTTP_ADDRESS.matcher(address.strip()).matches()) {
        throw new IllegalArgumentException();
      }
      URI.create(address.strip());
    }
    return text.strip();
  }
}
