package io.fovea.streamsclassifier;

import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsResolver;
import java.util.HashMap;
import java.util.Map;

/** Settings as the command line would give them. */
final class TestSettings {
  private TestSettings() {}

  static ClassifierSettings of(Map<String, String> options) {
    return of(options, Map.of());
  }

  static ClassifierSettings of(Map<String, String> options, Map<String, String> clientOptions) {
    Map<String, String> all = new HashMap<>(options);
    all.putIfAbsent("model", "model.zip");
    SettingValues values =
        new SettingsResolver(ClassifierSettings.SCHEMA)
            .resolve(Map.of(), Map.of(), all, clientOptions);
    return ClassifierSettings.from(values);
  }
}
