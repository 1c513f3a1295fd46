package io.fovea.streamsclassifier;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.lifecycle.ApplicationRunner;
import io.fovea.runtime.lifecycle.ProcessSignals;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An application in a process that can be killed, run as the command line would.
 *
 * @param options from arguments {@code key=value}
 * @param clientOptions from arguments {@code X:key=value}
 */
public record ChildApplication(Map<String, String> options, Map<String, String> clientOptions) {
  private static final String CLIENT = "X:";

  public static ChildApplication of(List<String> arguments) {
    ChildApplication child = new ChildApplication(new HashMap<>(), new HashMap<>());
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts[0].startsWith(CLIENT)) {
        child.clientOptions.put(parts[0].substring(CLIENT.length()), parts[1]);
      } else {
        child.options.put(parts[0], parts[1]);
      }
    }
    return child;
  }

  /** Until its end, which is that of the process. */
  public static void run(Application application) {
    ExitCode end =
        new ApplicationRunner(
                "child",
                new Console(System.out, System.err, false),
                true,
                new ProcessSignals(System.err, Duration.ofSeconds(25)))
            .run(() -> application);
    System.exit(end.number());
  }
}
