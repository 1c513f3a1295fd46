package io.fovea.cli;

import io.fovea.runtime.settings.Faults;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Settings in a file: Java's properties, in UTF-8. */
final class SettingsFile {
  private SettingsFile() {}

  /** What stands in it; nothing, and a fault, if it cannot be read. */
  static Map<String, String> read(String name, Faults faults) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(name))) {
      properties.load(reader);
    } catch (NoSuchFileException missing) {
      faults.add("there is no settings file " + name);
    } catch (CharacterCodingException | IllegalArgumentException malformed) {
      faults.add("settings file " + name + " is not a file of key=value lines in UTF-8");
    } catch (IOException failed) {
      faults.add("settings file " + name + " cannot be read: " + failed.getMessage());
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    return settings;
  }
}
