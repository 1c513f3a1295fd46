package io.fovea.cli;

import io.fovea.runtime.Application;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One subcommand.
 *
 * @param name as people type it; {@code model inspect} stands in the group {@code model}
 * @param summary one sentence
 * @param schema its options come from here
 * @param positional the key of the setting that may also be given without its option
 * @param hidden whether help texts leave it out
 * @param application throws {@link io.fovea.runtime.settings.SettingsException} if values are at
 *     odds
 */
record Command(
    String name,
    String summary,
    SettingsSchema schema,
    Optional<String> positional,
    boolean hidden,
    Function<SettingValues, Application> application) {

  static Command of(
      String name,
      String summary,
      SettingsSchema schema,
      Function<SettingValues, Application> application) {
    return new Command(name, summary, schema, Optional.empty(), false, application);
  }

  /** With one setting, or the values of one list, given by their place. */
  Command taking(String key) {
    schema.find(key).orElseThrow();
    return new Command(name, summary, schema, Optional.of(key), hidden, application);
  }

  Command unlisted() {
    return new Command(name, summary, schema, positional, true, application);
  }

  /** Whether it has clients of Kafka, to which {@code -X} can pass settings. */
  boolean usesKafka() {
    return schema.settings().containsAll(KafkaSettings.SETTINGS);
  }

  /** Its settings without those that all applications of Kafka share. */
  List<Setting<?>> ownSettings() {
    return schema.settings().stream()
        .filter(setting -> !KafkaSettings.SETTINGS.contains(setting))
        .toList();
  }
}
