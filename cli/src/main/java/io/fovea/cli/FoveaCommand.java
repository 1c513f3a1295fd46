package io.fovea.cli;

import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.lifecycle.ApplicationRunner;
import io.fovea.runtime.lifecycle.StopRequests;
import io.fovea.runtime.settings.NearestName;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads a command line and runs what it asks for. */
final class FoveaCommand {
  private final List<Command> commands;
  private final Map<String, String> environment;
  private final Console console;
  private final StopRequests requests;

  FoveaCommand(
      List<Command> commands,
      Map<String, String> environment,
      Console console,
      StopRequests requests) {
    this.commands = List.copyOf(commands);
    this.environment = Map.copyOf(environment);
    this.console = console;
    this.requests = requests;
  }

  /**
   * Runs to the end.
   *
   * @return the exit code
   */
  int run(String... arguments) {
    return new CommandTree(commands)
        .commandLine()
        .setOut(new PrintWriter(console.out(), true))
        .setErr(new PrintWriter(console.err(), true))
        .setUnmatchedArgumentsAllowed(true) // told by us, together with all else that is wrong
        .setParameterExceptionHandler((wrong, all) -> explain(wrong))
        .setExecutionStrategy(this::execute)
        .execute(arguments);
  }

  private int execute(ParseResult parsed) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    for (CommandLine line : parsed.asCommandLineList()) {
      if (line.getCommandSpec().userObject() instanceof Command command) {
        return run(command, line);
      } else if (!line.getParseResult().unmatched().isEmpty()) {
        return refuse(line, line.getParseResult().unmatched().get(0));
      } else if (!line.getParseResult().hasSubcommand()) {
        line.usage(line.getErr());
      }
    }
    return ExitCode.WRONG_USAGE.number();
  }

  private int run(Command command, CommandLine line) {
    Invocation invocation = new Invocation(command, line.getParseResult(), environment);
    Verbosity.set(invocation.verbose());
    String typed = line.getCommandSpec().qualifiedName();
    return new ApplicationRunner(typed, console, invocation.verbose(), requests)
        .run(invocation::application)
        .number();
  }

  /** A word where the name of a command should stand. */
  private static int refuse(CommandLine line, String word) {
    String name = line.getCommandSpec().qualifiedName();
    boolean option = word.startsWith("-");
    Set<String> known =
        option ? line.getCommandSpec().optionsMap().keySet() : line.getSubcommands().keySet();
    String suggestion =
        NearestName.of(word, known.stream())
            .map(near -> "; did you mean " + near + "?")
            .orElse(option ? "; those of a command stand behind its name" : "");
    line.getErr()
        .printf(
            "%s: there is no %s '%s'%s%n'%s --help' lists all.%n",
            name, option ? "option" : "command", word, suggestion, name);
    return ExitCode.WRONG_USAGE.number();
  }

  private static int explain(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    line.getErr().printf("%s: %s%n'%s --help' lists all.%n", name, wrong.getMessage(), name);
    return ExitCode.WRONG_USAGE.number();
  }
}
