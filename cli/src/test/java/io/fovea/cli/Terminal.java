package io.fovea.cli;

import io.fovea.runtime.Console;
import io.fovea.runtime.lifecycle.StopRequests;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs the command in this JVM and keeps what it says. */
final class Terminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(stream(out), stream(err), false);
  private final List<Command> commands;

  Terminal(List<Command> commands) {
    this.commands = commands;
  }

  int run(String... arguments) {
    return run(Map.of(), arguments);
  }

  int run(Map<String, String> environment, String... arguments) {
    out.reset();
    err.reset();
    return new FoveaCommand(commands, environment, console, StopRequests.NONE).run(arguments);
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
