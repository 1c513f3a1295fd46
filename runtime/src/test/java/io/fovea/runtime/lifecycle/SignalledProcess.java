package io.fovea.runtime.lifecycle;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import java.time.Duration;

/** A process of its own for {@link ProcessSignalsIT}: waits for a signal as its argument says. */
final class SignalledProcess {
  private SignalledProcess() {}

  public static void main(String[] arguments) {
    Console console = new Console(System.out, System.err, false);
    ProcessSignals signals = new ProcessSignals(console.err(), Duration.ofSeconds(2));
    ApplicationRunner runner = new ApplicationRunner("test", console, false, signals);
    System.exit(runner.run(() -> application(arguments[0])).number());
  }

  private static Application application(String manner) {
    return switch (manner) {
      case "orderly" ->
          (console, stop) -> {
            console.out().println("running");
            stop.await();
            console.out().println("ended in order");
            return ExitCode.DONE;
          };
      case "deaf" ->
          (console, stop) -> {
            console.out().println("running");
            Thread.sleep(Long.MAX_VALUE);
            return ExitCode.DONE;
          };
      default -> throw new IllegalArgumentException(manner);
    };
  }
}
