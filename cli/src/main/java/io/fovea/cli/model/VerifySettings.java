package io.fovea.cli.model;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.nio.file.Path;

/**
 * Which model file to try.
 *
 * @param images random ones, that both engines classify
 */
public record VerifySettings(Path model, int images) {
  private static final Setting<Integer> IMAGES =
      Setting.withDefault(
          "images",
          SettingType.integer(1, 100_000),
          "256",
          "random images on which both engines must agree");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("model verify", InspectSettings.MODEL, IMAGES);

  public static VerifySettings from(SettingValues values) {
    return new VerifySettings(values.get(InspectSettings.MODEL), values.get(IMAGES));
  }
}
