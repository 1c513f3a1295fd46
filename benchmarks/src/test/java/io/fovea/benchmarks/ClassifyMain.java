package io.fovea.benchmarks;

import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.lifecycle.ProcessSignals;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.streamsclassifier.ClassifierApplication;
import io.fovea.streamsclassifier.ClassifierSettings;
import java.util.HashMap;
import java.util.Map;

/** {@code fovea classify} without the command line, which this module may not know. */
public final class ClassifyMain {
  private ClassifyMain() {}

  public static void main(String[] given) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i < given.length; i += 2) {
      options.put(given[i].substring(2), given[i + 1]);
    }
    ClassifierSettings settings =
        ClassifierSettings.from(
            new SettingsResolver(ClassifierSettings.SCHEMA)
                .resolve(Map.of(), Map.of(), options, Map.of()));
    StopSignal stop = new StopSignal();
    new ProcessSignals(System.err, ProcessSignals.GRACE).deliverTo(stop);
    Console console = new Console(System.out, System.err, false);
    System.exit(new ClassifierApplication(settings).run(console, stop).number());
  }
}
