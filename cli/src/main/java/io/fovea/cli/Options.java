package io.fovea.cli;

import io.fovea.runtime.settings.Setting;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options of a command: one per setting, and those that all commands have. */
final class Options {
  static final String CONFIG = "--config";
  static final String CLIENT = "-X";
  static final String VERBOSE = "--verbose";
  static final String PRINT_CONFIG = "--print-config";

  private final Command command;

  Options(Command command) {
    this.command = command;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    // Texts come from settings: nothing in them is meant for picocli.
    spec.interpolateVariables(false);
    spec.usageMessage()
        .description(command.summary())
        .hidden(command.hidden())
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .optionListHeading("%nOptions:%n");
    command.positional().flatMap(command.schema()::find).ifPresent(s -> spec.add(positional(s)));
    command.schema().settings().forEach(setting -> spec.addOption(option(setting)));
    shared().forEach(spec::addOption);
    return spec;
  }

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .type(boolean.class)
        .usageHelp(true)
        .description("print this text")
        .build();
  }

  private List<OptionSpec> shared() {
    OptionSpec config =
        OptionSpec.builder(CONFIG)
            .type(String.class)
            .paramLabel("FILE")
            .description("settings as lines of key=value; options and variables win over it")
            .build();
    OptionSpec verbose =
        OptionSpec.builder(VERBOSE)
            .type(boolean.class)
            .description("log more, and show where a failure happened")
            .build();
    return command.usesKafka()
        ? List.of(client(), config, printConfig(), verbose, help())
        : List.of(config, printConfig(), verbose, help());
  }

  private static OptionSpec printConfig() {
    return OptionSpec.builder(PRINT_CONFIG)
        .type(boolean.class)
        .description("print the settings that would be used, secrets masked, and do nothing else")
        .build();
  }

  private static OptionSpec client() {
    return OptionSpec.builder(CLIENT)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel("key=value")
        .description("any setting of Kafka's clients or the registry's; repeatable")
        .build();
  }

  private static OptionSpec option(Setting<?> setting) {
    OptionSpec.Builder option =
        OptionSpec.builder("--" + setting.key()).description(description(setting));
    return isFlag(setting)
        ? option.type(boolean.class).arity("0").negatable(isOnByDefault(setting)).build()
        : option.type(String.class).arity("1").paramLabel(setting.type().placeholder()).build();
  }

  private static PositionalParamSpec positional(Setting<?> setting) {
    return PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("0..*")
        .paramLabel(setting.type().placeholder().replace("[,...]", ""))
        .description("the same as --" + setting.key())
        .build();
  }

  static boolean isFlag(Setting<?> setting) {
    return setting.type().expects().equals("true or false");
  }

  private static boolean isOnByDefault(Setting<?> setting) {
    return "true".equals(setting.defaultText());
  }

  private static String description(Setting<?> setting) {
    StringJoiner notes = new StringJoiner("; ", " (", ")");
    if (setting.required()) {
      notes.add("required");
    } else if (setting.defaultText() != null && !isFlag(setting)) {
      notes.add("default: " + setting.defaultText());
    }
    return setting.doc() + notes.add(setting.environmentVariable());
  }
}
