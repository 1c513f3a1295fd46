package io.fovea.cli.stack;

import io.fovea.localstack.LocalStackSettings;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the broker and the registry listen.
 *
 * @param brokerPort 0: a free one
 * @param registryPort 0: a free one
 * @param directory of the broker's records; absent: a temporary one
 */
public record StackSettings(int brokerPort, int registryPort, Optional<Path> directory) {
  private static final Setting<Integer> BROKER_PORT =
      Setting.withDefault(
          "broker-port",
          SettingType.integer(0, 65_535),
          Integer.toString(LocalStackSettings.STANDARD_BROKER_PORT),
          "port of the broker; 0 takes a free one");
  private static final Setting<Integer> REGISTRY_PORT =
      Setting.withDefault(
          "registry-port",
          SettingType.integer(0, 65_535),
          Integer.toString(LocalStackSettings.STANDARD_REGISTRY_PORT),
          "port of the schema registry; 0 takes a free one");
  private static final Setting<Optional<Path>> DIRECTORY =
      Setting.optional(
          "broker-directory",
          SettingType.path("DIR"),
          "keeps the broker's records; they are gone at the end if not given");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("stack", BROKER_PORT, REGISTRY_PORT, DIRECTORY);

  public static StackSettings from(SettingValues values) {
    return new StackSettings(
        values.get(BROKER_PORT), values.get(REGISTRY_PORT), values.get(DIRECTORY));
  }

  LocalStackSettings localStack() {
    LocalStackSettings ports =
        LocalStackSettings.DEFAULT.onBrokerPort(brokerPort).onRegistryPort(registryPort);
    return directory.map(ports::keepingDataIn).orElse(ports);
  }
}
