package io.fovea.producer.tail;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What to show, and how.
 *
 * @param json a JSON object per record instead of a line for people
 * @param bytes whether JSON holds images in full, not only their size and hash
 * @param limit records to show; absent: until somebody ends it
 * @param fromBeginning from the oldest record on, not only what comes from now on
 */
public record TailSettings(
    TopicKind topic,
    boolean json,
    boolean bytes,
    Optional<Long> limit,
    boolean fromBeginning,
    KafkaSettings kafka) {

  private static final Setting<String> TOPIC =
      Setting.required(
          "topic",
          SettingType.text("TOPIC"),
          "topic to read: images, predictions, labels, quality, images.dlq or quality.dlq; quality"
              + " is a live table on a terminal");
  private static final Setting<Boolean> JSON =
      Setting.withDefault(
          "json", SettingType.flag(), "false", "write a JSON object per record, for programs");
  private static final Setting<Boolean> BYTES =
      Setting.withDefault(
          "bytes",
          SettingType.flag(),
          "false",
          "put images in full into JSON, as base64, not only their size and SHA-256");
  private static final Setting<Optional<Long>> LIMIT =
      Setting.optional(
          "limit",
          SettingType.wholeNumber(1, Long.MAX_VALUE),
          "end after so many records; never if not given");
  private static final Setting<Boolean> FROM_BEGINNING =
      Setting.withDefault(
          "from-beginning",
          SettingType.flag(),
          "false",
          "start with the oldest record instead of the next one");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("tail", TOPIC, JSON, BYTES, LIMIT, FROM_BEGINNING)
          .and(KafkaSettings.SETTINGS);

  /**
   * @throws SettingsException if the topic is none of ours
   */
  public static TailSettings from(SettingValues values) {
    KafkaSettings kafka = KafkaSettings.from(values);
    return new TailSettings(
        kind(values.get(TOPIC).strip(), kafka.topics()),
        values.get(JSON),
        values.get(BYTES),
        values.get(LIMIT),
        values.get(FROM_BEGINNING),
        kafka);
  }

  /** With its prefix or without: people copy names from both kinds of places. */
  private static TopicKind kind(String name, Topics topics) {
    return Arrays.stream(TopicKind.values())
        .filter(kind -> name.equals(kind.in(topics)) || name.equals(kind.in(new Topics(""))))
        .findFirst()
        .orElseThrow(() -> unknown(name, topics));
  }

  private static SettingsException unknown(String name, Topics topics) {
    String known =
        Arrays.stream(TopicKind.values())
            .map(kind -> kind.in(topics))
            .collect(Collectors.joining(", "));
    return new SettingsException(
        List.of(
            "topic '" + name + "' is none of ours, and those are all that it can read: " + known));
  }

  /** Whether the newest state is wanted, and not one record after the other. */
  boolean isForPeopleToWatch() {
    return topic == TopicKind.QUALITY && !json && limit.isEmpty();
  }

  String topicName() {
    return topic.in(kafka.topics());
  }
}
