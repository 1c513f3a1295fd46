package io.fovea.runtime.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds settings that nobody asked for, and what was probably meant. */
final class UnknownSettings {
  private static final String VARIABLE_PREFIX = "FOVEA_";
  private static final String CLIENT_VARIABLE_PREFIX = "FOVEA_KAFKA_";

  /** Variables that the launcher and the data sets read, whatever the application. */
  private static final Set<String> SHARED_VARIABLES =
      Set.of("FOVEA_BUILD", "FOVEA_DATA", "FOVEA_JAVA_OPTS");

  private final SettingsSchema schema;
  private final Set<String> variablesOfOthers;

  UnknownSettings(SettingsSchema schema, Set<String> variablesOfOthers) {
    this.schema = schema;
    this.variablesOfOthers = Set.copyOf(variablesOfOthers);
  }

  /**
   * A key in a file is a mistake when this application does not know it. A variable is told only
   * when it looks like a slip of one of ours: variables are shared by all applications of a host.
   */
  void check(
      Map<String, String> file,
      Map<String, String> environment,
      Map<String, String> options,
      Faults faults) {
    for (String key : options.keySet()) {
      if (schema.find(key).isEmpty()) {
        faults.add("option --" + key + " is unknown" + suggestion(key, near -> "--" + near.key()));
      }
    }
    for (String key : file.keySet()) {
      if (!key.startsWith(SettingsResolver.CLIENT_PREFIX) && schema.find(key).isEmpty()) {
        faults.add("file key " + key + " is unknown" + suggestion(key, Setting::key));
      }
    }
    for (String variable : environment.keySet()) {
      if (isSlip(variable)) {
        String near = suggestion(keyOf(variable), Setting::environmentVariable);
        faults.add("variable " + variable + " is unknown" + near);
      }
    }
  }

  private boolean isSlip(String variable) {
    if (!variable.startsWith(VARIABLE_PREFIX)
        || variable.startsWith(CLIENT_VARIABLE_PREFIX)
        || SHARED_VARIABLES.contains(variable)
        || variablesOfOthers.contains(variable)
        || schema.settings().stream().anyMatch(s -> s.environmentVariable().equals(variable))) {
      return false;
    }
    return nearest(keyOf(variable)).isPresent();
  }

  private static String keyOf(String variable) {
    return variable.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
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

  private String suggestion(String key, Function<Setting<?>, String> name) {
    return nearest(key).map(near -> "; did you mean " + name.apply(near) + "?").orElse("");
  }

  private Optional<Setting<?>> nearest(String key) {
    return NearestName.of(key, schema.settings().stream().map(Setting::key)).flatMap(schema::find);
  }
}
