package io.fovea.runtime.settings;

import java.util.Map;

/** The values that a {@link SettingsSchema} took from its layers: all valid, defaults filled in. */
public final class SettingValues {
  private final Map<String, Object> values;
  private final SettingTexts texts;
  private final Map<String, String> clientSettings;
  private final Map<String, String> clientTexts;

  SettingValues(
      Map<String, Object> values,
      SettingTexts texts,
      Map<String, String> clientSettings,
      Map<String, String> clientTexts) {
    this.values = Map.copyOf(values);
    this.texts = texts;
    this.clientSettings = Map.copyOf(clientSettings);
    this.clientTexts = Map.copyOf(clientTexts);
  }

  /**
   * The value of a setting of the schema that made these.
   *
   * @throws IllegalArgumentException if the schema does not hold the setting
   */
  @SuppressWarnings("unchecked") // the resolver put in what the setting's own type parsed
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting.key());
    if (value == null) {
      throw new IllegalArgumentException("no setting '" + setting.key() + "' in this schema");
    }
    return (T) value;
  }

  /** The same as people write them. */
  public SettingTexts texts() {
    return texts;
  }

  /** Kafka and registry client settings that pass through untouched ({@code -X key=value}). */
  public Map<String, String> clientSettings() {
    return clientSettings;
  }

  /**
   * The same as people wrote them, references to secrets as such, but other secrets as they are.
   */
  public Map<String, String> clientTexts() {
    return clientTexts;
  }
}
