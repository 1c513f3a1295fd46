package io.fovea.web;

import io.fovea.runtime.settings.SettingsResolver;
import java.util.HashMap;
import java.util.Map;

/** What people give on the command line. */
final class WebOptions {
  private final Map<String, String> options = new HashMap<>();

  WebOptions with(String key, String value) {
    options.put(key, value);
    return this;
  }

  WebSettings settings() {
    return WebSettings.from(
        new SettingsResolver(WebSettings.SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
