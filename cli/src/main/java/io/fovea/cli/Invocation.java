package io.fovea.cli;

import io.fovea.runtime.Application;
import io.fovea.runtime.settings.Faults;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** One command with what was typed behind it. */
final class Invocation {
  private final Command command;
  private final ParseResult parsed;
  private final Map<String, String> environment;

  Invocation(Command command, ParseResult parsed, Map<String, String> environment) {
    this.command = command;
    this.parsed = parsed;
    this.environment = environment;
  }

  boolean verbose() {
    return parsed.hasMatchedOption(Options.VERBOSE);
  }

  /**
   * The application, its settings read from every layer; or what prints those.
   *
   * @throws SettingsException with all faults of all layers
   */
  Application application() {
    SettingValues values = values();
    Application application = command.application().apply(values);
    return parsed.hasMatchedOption(Options.PRINT_CONFIG)
        ? new EffectiveSettings(command, values)
        : application;
  }

  private SettingValues values() {
    Faults faults = new Faults();
    Map<String, String> options = options(faults);
    Map<String, String> file = file(faults);
    Map<String, String> client = client(faults);
    try {
      SettingValues values =
          new SettingsResolver(command.schema(), Commands.variables())
              .resolve(file, environment, options, client);
      faults.throwIfAny();
      return values;
    } catch (SettingsException more) {
      if (more.faults().equals(faults.found())) {
        throw more;
      }
      faults.addAll(more.faults());
      throw new SettingsException(faults.found());
    }
  }

  private Map<String, String> options(Faults faults) {
    Map<String, String> options = new HashMap<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      String key = option.longestName().substring(2);
      command.schema().find(key).ifPresent(s -> options.put(key, option.getValue().toString()));
    }
    addPositional(options, faults);
    addUnmatched(options, faults);
    return options;
  }

  private void addPositional(Map<String, String> options, Faults faults) {
    List<String> words = parsed.matchedPositionalValue(0, List.of());
    if (words.isEmpty()) {
      return;
    }
    String key = command.positional().orElseThrow();
    boolean list = command.schema().find(key).orElseThrow().type().placeholder().endsWith("...]");
    faults.check(
        words.size() == 1 || list,
        "one value for --" + key + " is wanted, but these came: " + String.join(" ", words));
    faults.check(!options.containsKey(key), "--" + key + " is given twice: once without its name");
    options.put(key, words.stream().map(Invocation::escaped).collect(Collectors.joining(",")));
  }

  private static String escaped(String word) {
    return word.replace(",", "\\,");
  }

  /** The resolver tells an unknown option, with what was probably meant. */
  private void addUnmatched(Map<String, String> options, Faults faults) {
    List<String> unmatched = parsed.unmatched();
    boolean anyOption = unmatched.stream().anyMatch(word -> word.startsWith("--"));
    for (String word : unmatched) {
      if (word.startsWith("--")) {
        options.put(word.substring(2).replaceFirst("=.*", ""), "");
      } else if (!anyOption) { // else it is most likely the value of the unknown option
        faults.add("there is no place for '" + word + "'");
      }
    }
  }

  private Map<String, String> file(Faults faults) {
    String file = parsed.matchedOptionValue(Options.CONFIG, null);
    return file == null ? Map.of() : SettingsFile.read(file, faults);
  }

  private Map<String, String> client(Faults faults) {
    Map<String, String> client = new HashMap<>();
    List<String> given = parsed.matchedOptionValue(Options.CLIENT, List.of());
    for (String setting : given) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        client.put(setting.substring(0, equals).strip(), setting.substring(equals + 1));
      } else { // not shown: what came may be a password
        faults.add("-X takes key=value, such as -X security.protocol=SSL");
      }
    }
    return client;
  }
}
