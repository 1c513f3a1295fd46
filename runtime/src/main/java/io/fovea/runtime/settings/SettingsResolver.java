package io.fovea.runtime.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns layers of text into checked values. Precedence is written here once: options over
 * environment over file over default.
 */
public final class SettingsResolver {
  /** In a file, {@code kafka.security.protocol} is what {@code -X security.protocol} is. */
  static final String CLIENT_PREFIX = "kafka.";

  /** Name and password in an address. */
  private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");

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
    Map<String, Object> values = new HashMap<>();
    Map<String, String> given = new LinkedHashMap<>();
    for (Setting<?> setting : schema.settings()) {
      Optional<Given> text = given(setting, file, environment, options);
      text.ifPresent(found -> given.put(setting.key(), found.text()));
      value(setting, text, faults).ifPresent(value -> values.put(setting.key(), value));
    }
    unknown.check(file, environment, options, faults);
    faults.throwIfAny();
    return new SettingValues(
        values, SettingTexts.of(schema, given), clientSettings(file, environment, clientOptions));
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

  private static Optional<Object> value(Setting<?> setting, Optional<Given> given, Faults faults) {
    if (given.isPresent()) {
      return parse(setting, given.get().text(), given.get().origin(), faults);
    } else if (setting.defaultText() != null) {
      return Optional.of(setting.type().parse(setting.defaultText()));
    } else if (setting.required()) {
      faults.add("option --" + setting.key() + " is missing: " + setting.doc());
      return Optional.empty();
    }
    return Optional.of(Optional.empty());
  }

  private static Optional<Object> parse(
      Setting<?> setting, String text, String origin, Faults faults) {
    try {
      return Optional.of(setting.type().parse(text));
    } catch (IllegalArgumentException notSuchAValue) {
      String found = setting.type().secret() ? "" : shown(text) + reason(notSuchAValue);
      faults.add(origin + " must be " + setting.type().expects() + found);
      return Optional.empty();
    }
  }

  /** What people gave, without what must not reach a screen or a log. */
  private static String shown(String text) {
    return ", but is '" + USER_INFO.matcher(text).replaceAll("//***@") + "'";
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

  /** What somebody gave, and by which way. */
  private record Given(String text, String origin) {}
}
