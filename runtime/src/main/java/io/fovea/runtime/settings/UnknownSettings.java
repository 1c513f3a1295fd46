package io.fovea.runtime.settings;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds settings that nobody asked for, and what was probably meant. */
final class UnknownSettings {
  private static final String VARIABLE_PREFIX = "FOVEA_";
  private static final String CLIENT_VARIABLE_PREFIX = "FOVEA_KAFKA_";

  /** Variables that the launcher and the data sets read, whatever the application. */
  private static final Set<String> SHARED_VARIABLES = Set.of("FOVEA_DATA", "FOVEA_JAVA_OPTS");

  private final SettingsSchema schema;

  UnknownSettings(SettingsSchema schema) {
    this.schema = schema;
  }

  /**
   * A key in a file is a mistake when this application does not know it. A variable is told only
   * when it looks like a slip of one of ours: variables are shared by all applications of a host.
   */
  void check(Map<String, String> file, Map<String, String> environment, Faults faults) {
    for (String key : file.keySet()) {
      if (!key.startsWith(SettingsResolver.CLIENT_PREFIX) && schema.find(key).isEmpty()) {
        faults.add("file key " + key + " is unknown" + suggestion(key));
      }
    }
    for (String variable : environment.keySet()) {
      if (isSlip(variable)) {
        String key = variable.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
        faults.add("variable " + variable + " is unknown" + suggestion(key.replace('_', '-')));
      }
    }
  }

  private boolean isSlip(String variable) {
    if (!variable.startsWith(VARIABLE_PREFIX)
        || variable.startsWith(CLIENT_VARIABLE_PREFIX)
        || SHARED_VARIABLES.contains(variable)
        || schema.settings().stream().anyMatch(s -> s.environmentVariable().equals(variable))) {
      return false;
    }
    return nearest(variable.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT))
        .isPresent();
  }

  static Map<String, String> clientVariables(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(CLIENT_VARIABLE_PREFIX)) {
            String key = name.substring(CLIENT_VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
            settings.put(key.replace('_', '.'), value);
          }
        });
    return settings;
  }

  private String suggestion(String key) {
    return nearest(key).map(near -> "; did you mean " + near + "?").orElse("");
  }

  private Optional<String> nearest(String key) {
    String plain = key.replace('_', '-');
    return schema.settings().stream()
        .map(Setting::key)
        .filter(candidate -> distance(candidate, plain) <= 2)
        .min(Comparator.comparingInt(candidate -> distance(candidate, plain)));
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
