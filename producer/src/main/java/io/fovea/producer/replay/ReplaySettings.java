package io.fovea.producer.replay;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which dead letters go back.
 *
 * @param reasons only those, if there are any; as the dead letters tell them, however written
 * @param dryRun only tell what would go back
 * @param maxAttempts times that an image goes back in all
 */
public record ReplaySettings(
    List<String> reasons, boolean dryRun, int maxAttempts, KafkaSettings kafka) {

  private static final Setting<Optional<List<String>>> REASON =
      Setting.optional(
          "reason",
          SettingType.listOf(SettingType.text("REASON")),
          "put back only dead letters with this reason, such as UNKNOWN_FORMAT");
  private static final Setting<Boolean> DRY_RUN =
      Setting.withDefault(
          "dry-run",
          SettingType.flag(),
          "false",
          "tell what would be put back, and change nothing");
  private static final Setting<Integer> MAX_ATTEMPTS =
      Setting.withDefault(
          "max-attempts",
          SettingType.integer(1, 1_000),
          "1",
          "times that one image is put back in all, if it keeps coming back as a dead letter");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("replay", REASON, DRY_RUN, MAX_ATTEMPTS).and(KafkaSettings.SETTINGS);

  public ReplaySettings {
    reasons = List.copyOf(reasons);
  }

  public static ReplaySettings from(SettingValues values) {
    return new ReplaySettings(
        values.get(REASON).orElse(List.of()),
        values.get(DRY_RUN),
        values.get(MAX_ATTEMPTS),
        KafkaSettings.from(values));
  }

  boolean wants(String reason) {
    return reasons.isEmpty()
        || reasons.stream().map(ReplaySettings::plain).anyMatch(plain(reason)::equals);
  }

  private static String plain(String reason) {
    return reason.strip().toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
