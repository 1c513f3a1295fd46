package io.fovea.cli;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** For those who change settings: holds the README's tables against them, or rewrites those. */
final class DocsApplication implements Application {
  private static final Setting<Path> README =
      Setting.withDefault("readme", SettingType.path("FILE"), "README.md", "the document");
  private static final Setting<Boolean> WRITE =
      Setting.withDefault("write", SettingType.flag(), "false", "rewrite what is out of date");

  static final SettingsSchema SCHEMA = SettingsSchema.of("docs", README, WRITE);

  private final Path readme;
  private final boolean write;

  DocsApplication(SettingValues values) {
    readme = values.get(README);
    write = values.get(WRITE);
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws IOException {
    String document = read();
    String refreshed = new SettingsTables(Commands.ALL).refreshed(document);
    if (document.equals(refreshed)) {
      console.err().println(readme + " is up to date.");
      return ExitCode.DONE;
    } else if (write) {
      Files.writeString(readme, refreshed);
      console.err().println(readme + " is rewritten.");
      return ExitCode.DONE;
    }
    console.err().println(readme + " is out of date: './fovea docs --write' mends it.");
    return ExitCode.FAILED;
  }

  private String read() throws IOException {
    try {
      return Files.readString(readme);
    } catch (NoSuchFileException missing) {
      throw new StartException(List.of("there is no " + readme + " here: name it by --readme"));
    }
  }
}
