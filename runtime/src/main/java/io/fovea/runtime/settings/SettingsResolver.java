package io.fovea.runtime.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns layers of text into checked values. Precedence is written here once: options over
 * environment over file over default.
 */
public final class SettingsResolver {
  /** In a file, {@code kafka.security.protocol} is what {@code -X security.protocol} is. */
  static final String CLIENT_PREFIX = "kafka.";

  private final SettingsSchema schema;
  private final UnknownSettings unknown;

  public SettingsResolver(SettingsSchema schema) {
    this(schema, Set.of());
  }

  /**
   * @param variablesOfOthers {@code FOVEA_*} variables that mean something to other applications:
   *     however close to one of ours, they are no slip
   */
  public SettingsResolver(SettingsSchema schema, Set<String> variablesOfOthers) {
    this.schema = schema;
    this.unknown = new UnknownSettings(schema, variablesOfOthers);
  }

  /**
   * Resolves and checks everything.
   *
   * @param file keys as in {@link Setting#key()}, and {@code kafka.*}
   * @param environment all variables; only those that start with {@code FOVEA_} are looked at, and
   *     a blank one counts as not given: compose files and charts pass those on
   * @param options keys as in {@link Setting#key()}
   * @param clientOptions what {@code -X} gave
   * @throws SettingsException naming every missing, invalid and unknown setting
   */
  public SettingValues resolve(
      Map<String, String> file,
      Map<String, String> environment,
      Map<String, String> options,
      Map<String, String> clientOptions) {
    Faults faults = new Faults();
    References references = new References(environment);
    Map<String, Object> values = new HashMap<>();
    Map<String, String> given = new LinkedHashMap<>();
    for (Setting<?> setting : schema.settings()) {
      Optional<Given> text = given(setting, file, environment, options);
      text.ifPresent(found -> given.put(setting.key(), found.text()));
      value(setting, text, references, faults).ifPresent(value -> values.put(setting.key(), value));
    }
    unknown.check(file, environment, options, faults);
    Map<String, String> client = clientSettings(file, environment, clientOptions);
    Map<String, String> followed = followed(client, references, faults);
    faults.throwIfAny();
    return new SettingValues(values, SettingTexts.of(schema, given), followed, client);
  }

  private static Optional<Given> given(
      Setting<?> setting,
      Map<String, String> file,
      Map<String, String> environment,
      Map<String, String> options) {
    String option = options.get(setting.key());
    String variable = environment.get(setting.environmentVariable());
    String fromFile = file.get(setting.key());
    if (option != null) {
      return Optional.of(new Given(option, "option --" + setting.key()));
    } else if (variable != null && !variable.isBlank()) {
      return Optional.of(new Given(variable, "variable " + setting.environmentVariable()));
    } else if (fromFile != null) {
      return Optional.of(new Given(fromFile, "file key " + setting.key()));
    }
    return Optional.empty();
  }

  private static Optional<Object> value(
      Setting<?> setting, Optional<Given> given, References references, Faults faults) {
    if (given.isPresent()) {
      return parse(setting, given.get(), references, faults);
    } else if (setting.defaultText() != null) {
      return Optional.of(setting.type().parse(setting.defaultText()));
    } else if (setting.required()) {
      faults.add("option --" + setting.key() + " is missing: " + setting.doc());
      return Optional.empty();
    }
    return Optional.of(Optional.empty());
  }

  private static Optional<Object> parse(
      Setting<?> setting, Given given, References references, Faults faults) {
    Optional<String> text = follow(given, references, faults);
    try {
      return text.map(setting.type()::parse);
    } catch (IllegalArgumentException notSuchAValue) {
      faults.add(
          given.origin()
              + " must be "
              + setting.type().expects()
              + found(setting, given.text(), notSuchAValue));
      return Optional.empty();
    }
  }

  private static Optional<String> follow(Given given, References references, Faults faults) {
    try {
      return Optional.of(references.follow(given.text()));
    } catch (UnreadableValueException leadsNowhere) {
      faults.add(given.origin() + " cannot be had: " + leadsNowhere.getMessage());
      return Optional.empty();
    }
  }

  /** What a reference leads to is shown by nobody. */
  private static String found(Setting<?> setting, String text, IllegalArgumentException why) {
    return setting.type().secret() || References.areIn(text) ? "" : shown(text) + reason(why);
  }

  private static String shown(String text) {
    return ", but is '" + Masked.addresses(text) + "'";
  }

  private static String reason(IllegalArgumentException notSuchAValue) {
    return notSuchAValue instanceof UnreadableValueException told ? ": " + told.getMessage() : "";
  }

  private static Map<String, String> clientSettings(
      Map<String, String> file, Map<String, String> environment, Map<String, String> options) {
    Map<String, String> settings = new HashMap<>();
    file.forEach(
        (key, value) -> {
          if (key.startsWith(CLIENT_PREFIX)) {
            settings.put(key.substring(CLIENT_PREFIX.length()), value);
          }
        });
    UnknownSettings.clientVariables(environment).forEach(settings::put);
    settings.putAll(options);
    return settings;
  }

  private static Map<String, String> followed(
      Map<String, String> client, References references, Faults faults) {
    Map<String, String> followed = new HashMap<>();
    new TreeMap<>(client)
        .forEach(
            (key, text) ->
                follow(new Given(text, "-X " + key), references, faults)
                    .ifPresent(value -> followed.put(key, value)));
    return followed;
  }

  /** What somebody gave, and by which way. */
  private record Given(String text, String origin) {}
}
