package io.fovea.cli.model;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.nio.file.Path;

/**
 * Which model file to show.
 *
 * @param json the manifest as it stands in the file, instead of lines for people
 */
public record InspectSettings(Path model, boolean json) {
  static final Setting<Path> MODEL =
      Setting.required("model", SettingType.path("FILE"), "model file to look into");
  private static final Setting<Boolean> JSON =
      Setting.withDefault(
          "json", SettingType.flag(), "false", "print the manifest and the checksum as JSON");

  public static final SettingsSchema SCHEMA = SettingsSchema.of("model inspect", MODEL, JSON);

  public static InspectSettings from(SettingValues values) {
    return new InspectSettings(values.get(MODEL), values.get(JSON));
  }
}
