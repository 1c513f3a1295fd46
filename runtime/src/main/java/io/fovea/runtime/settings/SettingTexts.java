package io.fovea.runtime.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings as people write them, to tell them again: by key, in the order of the schema, secrets
 * left out.
 *
 * @param given what somebody gave, by whichever way
 * @param all the same, and the defaults of the others
 */
public record SettingTexts(Map<String, String> given, Map<String, String> all) {
  public static final SettingTexts NONE = new SettingTexts(Map.of(), Map.of());

  public SettingTexts {
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  static SettingTexts of(SettingsSchema schema, Map<String, String> given) {
    Map<String, String> told = new LinkedHashMap<>();
    Map<String, String> all = new LinkedHashMap<>();
    for (Setting<?> setting : schema.settings()) {
      String text = given.get(setting.key());
      if (text != null && !setting.type().secret()) {
        told.put(setting.key(), text);
      }
      if ((text != null || setting.defaultText() != null) && !setting.type().secret()) {
        all.put(setting.key(), text != null ? text : setting.defaultText());
      }
    }
    return new SettingTexts(told, all);
  }
}
