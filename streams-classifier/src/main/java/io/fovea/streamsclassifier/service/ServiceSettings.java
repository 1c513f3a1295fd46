package io.fovea.streamsclassifier.service;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import java.net.InetSocketAddress;
import java.util.List;

/** The settings that every service has: in which group it works, and where it tells how it is. */
public final class ServiceSettings {
  private static final Setting<String> HTTP_HOST =
      Setting.withDefault(
          "http-host",
          SettingType.text("HOST"),
          "127.0.0.1",
          "address to serve /health, /ready and /metrics at");
  private static final Setting<Integer> HTTP_PORT =
      Setting.withDefault(
          "http-port",
          SettingType.integer(0, 65_535),
          "0",
          "port to serve them at; 0: a free one, which the start tells");

  /** Where health and metrics are served. */
  public static final List<Setting<?>> HTTP = List.of(HTTP_HOST, HTTP_PORT);

  private ServiceSettings() {}

  /** The name of the group, of which each application has one of its own unless told. */
  public static Setting<String> applicationId(String unlessTold) {
    return Setting.withDefault(
        "application-id",
        SettingType.text("ID"),
        unlessTold,
        "consumer group, behind the topic prefix; instances that share it share the work");
  }

  public static InetSocketAddress http(SettingValues values) {
    return new InetSocketAddress(values.get(HTTP_HOST), values.get(HTTP_PORT));
  }
}
