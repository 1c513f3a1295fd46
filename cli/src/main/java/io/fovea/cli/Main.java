package io.fovea.cli;

import io.fovea.runtime.Console;
import io.fovea.runtime.Screen;
import io.fovea.runtime.lifecycle.ProcessSignals;
import java.util.Optional;

/** The process behind {@code ./fovea}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Whether stdout and stderr are terminals cannot be asked from Java; the launcher can, and
    // passes it on.
    boolean interactive = Boolean.getBoolean("fovea.interactive");
    Optional<Screen> screen =
        Boolean.getBoolean("fovea.interactive.out")
            ? Optional.of(TerminalScreen.ofThisProcess())
            : Optional.empty();
    Console console = new Console(System.out, System.err, interactive, screen);
    ProcessSignals signals = new ProcessSignals(console.err(), ProcessSignals.GRACE);
    FoveaCommand fovea = new FoveaCommand(Commands.ALL, System.getenv(), console, signals);
    System.exit(fovea.run(arguments));
  }
}
