package io.fovea.streamsclassifier.service;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;

/** The setting that every service has: in which group it works. */
public final class ServiceSettings {
  private ServiceSettings() {}

  /** The name of the group, of which each application has one of its own unless told. */
  public static Setting<String> applicationId(String unlessTold) {
    return Setting.withDefault(
        "application-id",
        SettingType.text("ID"),
        unlessTold,
        "consumer group, behind the topic prefix; instances that share it share the work");
  }
}
