package io.fovea.runtime.settings;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One setting of an application.
 *
 * @param key what it is called in a file and, behind {@code --}, on the command line
 * @param type how its text is read and checked
 * @param defaultText the text that stands for it when nobody gave one; {@code null}: none
 * @param required whether the start stops when nobody gave it
 * @param doc one sentence for people, without the default
 */
public record Setting<T>(
    String key, SettingType<T> type, String defaultText, boolean required, String doc) {

  public Setting {
    Objects.requireNonNull(key);
    Objects.requireNonNull(type);
    if (defaultText != null) {
      type.parse(defaultText);
    }
  }

  public static <T> Setting<T> required(String key, SettingType<T> type, String doc) {
    return new Setting<>(key, type, null, true, doc);
  }

  public static <T> Setting<T> withDefault(
      String key, SettingType<T> type, String defaultText, String doc) {
    return new Setting<>(key, type, Objects.requireNonNull(defaultText), false, doc);
  }

  /** A setting that may be absent. */
  public static <T> Setting<Optional<T>> optional(String key, SettingType<T> type, String doc) {
    return new Setting<>(key, type.orAbsent(), null, false, doc);
  }

  /** The name of its environment variable: {@code max-batch} is {@code FOVEA_MAX_BATCH}. */
  public String environmentVariable() {
    return "FOVEA_" + key.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
