package io.fovea.cli;

import io.fovea.runtime.Console;
import io.fovea.runtime.lifecycle.ProcessSignals;

/** The process behind {@code ./fovea}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Whether stderr is a terminal cannot be asked from Java; the launcher can, and passes it on.
    boolean interactive = Boolean.getBoolean("fovea.interactive");
    Console console = new Console(System.out, System.err, interactive);
    ProcessSignals signals = new ProcessSignals(console.err(), ProcessSignals.GRACE);
    FoveaCommand fovea = new FoveaCommand(Commands.ALL, System.getenv(), console, signals);
    System.exit(fovea.run(arguments));
  }
}
