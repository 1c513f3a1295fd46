package io.fovea.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The subcommands as picocli knows them. */
final class CommandTree {
  private static final int WIDTH = 100;

  private final List<Command> commands;

  CommandTree(List<Command> commands) {
    this.commands = commands;
  }

  CommandLine commandLine() {
    CommandLine root = new CommandLine(group("fovea", "Streaming image classification on Kafka"));
    root.getCommandSpec().addOption(versionOption()).version("fovea " + version());
    commands.forEach(command -> add(root, command));
    root.addSubcommand("help", new HelpCommand());
    root.setUsageHelpWidth(WIDTH).setUsageHelpLongOptionsMaxWidth(WIDTH / 2);
    return root;
  }

  private static void add(CommandLine root, Command command) {
    String[] words = command.name().split(" ");
    CommandLine parent = words.length == 1 ? root : group(root, words[0]);
    parent.addSubcommand(words[words.length - 1], new CommandLine(new Options(command).spec()));
  }

  private static CommandLine group(CommandLine root, String name) {
    CommandLine group = root.getSubcommands().get(name);
    if (group == null) {
      group = new CommandLine(group(name, Commands.GROUPS.getOrDefault(name, "")));
      root.addSubcommand(name, group);
    }
    return group;
  }

  private static CommandSpec group(String name, String summary) {
    CommandSpec spec = CommandSpec.create().name(name).addOption(Options.help());
    spec.usageMessage()
        .description(summary)
        .synopsisSubcommandLabel("COMMAND")
        .commandListHeading("%nCommands:%n")
        .sortSynopsis(false);
    return spec;
  }

  private static OptionSpec versionOption() {
    return OptionSpec.builder("--version")
        .type(boolean.class)
        .versionHelp(true)
        .description("print the version")
        .build();
  }

  /** As the build wrote it down. */
  private static String version() {
    try (InputStream text = CommandTree.class.getResourceAsStream("version.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
