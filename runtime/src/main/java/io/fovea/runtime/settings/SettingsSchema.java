package io.fovea.runtime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All settings that an application takes, in the order in which people should read them. */
public record SettingsSchema(String application, List<Setting<?>> settings) {

  public SettingsSchema {
    settings = List.copyOf(settings);
  }

  public static SettingsSchema of(String application, Setting<?>... settings) {
    return new SettingsSchema(application, List.of(settings));
  }

  /** This schema with the settings of another behind its own. */
  public SettingsSchema and(List<Setting<?>> more) {
    List<Setting<?>> all = new ArrayList<>(settings);
    all.addAll(more);
    return new SettingsSchema(application, all);
  }

  public Optional<Setting<?>> find(String key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }
}
