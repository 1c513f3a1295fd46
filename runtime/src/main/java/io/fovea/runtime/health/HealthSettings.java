package io.fovea.runtime.health;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import java.net.InetSocketAddress;
import java.util.List;

/** The settings by which an application says where it tells how it is. */
public final class HealthSettings {
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

  /** Behind the application's own settings. */
  public static final List<Setting<?>> SETTINGS = List.of(HTTP_HOST, HTTP_PORT);

  private HealthSettings() {}

  /** Where health and metrics are served. */
  public static InetSocketAddress address(SettingValues values) {
    return new InetSocketAddress(values.get(HTTP_HOST), values.get(HTTP_PORT));
  }
}
