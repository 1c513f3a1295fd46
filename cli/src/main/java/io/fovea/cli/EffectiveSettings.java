package io.fovea.cli;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.Masked;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingValues;
import java.io.PrintStream;
import java.util.TreeMap;

/**
 * Prints what a command would run with, wherever it was given, as lines of a settings file. Secrets
 * are masked, and references to them as they were written.
 */
record EffectiveSettings(Command command, SettingValues values) implements Application {

  @Override
  public ExitCode run(Console console, StopSignal stop) {
    PrintStream out = console.out();
    out.println("# fovea " + command.name() + "; " + Masked.SECRET + " stands for a secret");
    command.schema().settings().forEach(setting -> out.println(line(setting)));
    new TreeMap<>(values.clientTexts())
        .forEach(
            (key, text) ->
                out.println("kafka." + key + "=" + escaped(ClientTexts.shown(key, text))));
    return ExitCode.DONE;
  }

  private String line(Setting<?> setting) {
    String text = values.texts().all().get(setting.key());
    if (setting.type().secret()) {
      return setting.key() + "=" + Masked.SECRET;
    } else if (text == null) {
      return "#" + setting.key() + "=";
    }
    return setting.key() + "=" + escaped(Masked.addresses(text));
  }

  /** As a file of properties wants it. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
