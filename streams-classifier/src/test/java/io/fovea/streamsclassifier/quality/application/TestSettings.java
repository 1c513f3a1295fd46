package io.fovea.streamsclassifier.quality.application;

import io.fovea.runtime.settings.SettingsResolver;
import java.util.Map;

/** Settings as the command line would give them. */
final class TestSettings {
  private TestSettings() {}

  static QualitySettings of(Map<String, String> options) {
    return of(options, Map.of());
  }

  static QualitySettings of(Map<String, String> options, Map<String, String> clientOptions) {
    return QualitySettings.from(
        new SettingsResolver(QualitySettings.SCHEMA)
            .resolve(Map.of(), Map.of(), options, clientOptions));
  }
}
