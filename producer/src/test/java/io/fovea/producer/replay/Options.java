package io.fovea.producer.replay;

import io.fovea.runtime.settings.SettingsResolver;
import java.util.HashMap;
import java.util.Map;

/** What people give on the command line. */
final class Options {
  private final Map<String, String> options = new HashMap<>();
  private final Map<String, String> passedOn = new HashMap<>();

  Options with(String key, String value) {
    options.put(key, value);
    return this;
  }

  Options passOn(String key, String value) {
    passedOn.put(key, value);
    return this;
  }

  ReplaySettings settings() {
    return ReplaySettings.from(
        new SettingsResolver(ReplaySettings.SCHEMA).resolve(Map.of(), Map.of(), options, passedOn));
  }
}
