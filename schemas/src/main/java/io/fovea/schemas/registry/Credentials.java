package io.fovea.schemas.registry;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** Who we are to the registry. */
@FunctionalInterface
interface Credentials {

  /** Value of the Authorization header for this address; empty: send none. */
  Optional<String> headerFor(URI url);

  static Credentials from(RegistrySettings settings) {
    Optional<String> token = settings.bearerToken();
    if (token.isPresent()) {
      rejectBoth(settings);
      Optional<String> header = Optional.of("Bearer " + token.get());
      return url -> header;
    }
    return switch (settings.credentialsSource()) {
      case "USER_INFO" -> always(userInfo(settings));
      case "SASL_INHERIT" -> always(saslUser(settings.originals()));
      default ->
          url ->
              Optional.ofNullable(url.getRawUserInfo())
                  .map(Credentials::decoded)
                  .map(Credentials::basic);
    };
  }

  private static void rejectBoth(RegistrySettings settings) {
    if (settings.userInfo().isPresent()) {
      throw new ConfigException(
          "Both bearer.auth.token and basic.auth.user.info are set: keep the one that the registry"
              + " asks for");
    }
  }

  private static Credentials always(String userInfo) {
    Optional<String> header = Optional.of(basic(userInfo));
    return url -> header;
  }

  private static String userInfo(RegistrySettings settings) {
    return settings
        .userInfo()
        .filter(info -> info.contains(":"))
        .orElseThrow(
            () ->
                new ConfigException(
                    "basic.auth.credentials.source is USER_INFO: set basic.auth.user.info to"
                        + " USER:PASSWORD"));
  }

  private static String saslUser(Map<String, ?> given) {
    Map<String, Object> settings = new HashMap<>(given);
    // Kafka's reader expects what its own clients have parsed already.
    settings.computeIfPresent(
        SaslConfigs.SASL_JAAS_CONFIG,
        (key, jaas) -> jaas instanceof String text ? new Password(text) : jaas);
    List<AppConfigurationEntry> logins =
        JaasContext.loadClientContext(settings).configurationEntries();
    String user = JaasContext.configEntryOption(logins, "username", null);
    String password = JaasContext.configEntryOption(logins, "password", null);
    if (user == null || password == null) {
      throw new ConfigException(
          "basic.auth.credentials.source is SASL_INHERIT, but sasl.jaas.config has no username and"
              + " password: set basic.auth.user.info instead");
    }
    return user + ":" + password;
  }

  /** A plus sign stands for itself here; only a form's decoder takes it for a space. */
  private static String decoded(String rawUserInfo) {
    return URLDecoder.decode(rawUserInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }
}
