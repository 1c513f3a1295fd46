package io.fovea.cli;

import io.fovea.runtime.settings.Masked;
import io.fovea.schemas.registry.RegistrySettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.streams.StreamsConfig;

/** Says what may be shown of a setting that passes through to Kafka's clients or the registry's. */
final class ClientTexts {
  private static final List<ConfigDef> KNOWN =
      List.of(
          ConsumerConfig.configDef(),
          ProducerConfig.configDef(),
          AdminClientConfig.configDef(),
          StreamsConfig.configDef(),
          RegistrySettings.definition());

  /** Behind these, the setting of one client or of the registry's. */
  private static final Pattern PREFIX =
      Pattern.compile(
          "^(main\\.|restore\\.|global\\.)?(consumer|producer|admin|schema\\.registry)\\.");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");

  private ClientTexts() {}

  /**
   * The text, or a mask: of a secret, and of what nobody here knows, for it may be one. A reference
   * shows where a secret stands, and that is what somebody looks for.
   */
  static String shown(String key, String text) {
    return isOpen(key) || REFERENCE.matcher(text).matches()
        ? Masked.addresses(text)
        : Masked.SECRET;
  }

  private static boolean isOpen(String key) {
    return type(key)
        .or(() -> type(PREFIX.matcher(key).replaceFirst("")))
        .filter(type -> type != Type.PASSWORD)
        .isPresent();
  }

  private static Optional<Type> type(String key) {
    return KNOWN.stream()
        .map(definition -> definition.configKeys().get(key))
        .filter(found -> found != null)
        .map(found -> found.type)
        .findFirst();
  }
}
