package io.fovea.streamsclassifier.quality;

import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.lifecycle.ApplicationRunner;
import io.fovea.runtime.lifecycle.ProcessSignals;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.streamsclassifier.quality.application.QualityApplication;
import io.fovea.streamsclassifier.quality.application.QualitySettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The application in a process that can be killed. Arguments: {@code key=value} for settings and
 * {@code X:key=value} for clients.
 */
final class QualityChild {
  private QualityChild() {}

  public static void main(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    Map<String, String> clientOptions = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts[0].startsWith("X:")) {
        clientOptions.put(parts[0].substring(2), parts[1]);
      } else {
        options.put(parts[0], parts[1]);
      }
    }
    QualitySettings settings =
        QualitySettings.from(
            new SettingsResolver(QualitySettings.SCHEMA)
                .resolve(Map.of(), Map.of(), options, clientOptions));
    ExitCode end =
        new ApplicationRunner(
                "child",
                new Console(System.out, System.err, false),
                true,
                new ProcessSignals(System.err, Duration.ofSeconds(25)))
            .run(() -> new QualityApplication(settings));
    System.exit(end.number());
  }
}
