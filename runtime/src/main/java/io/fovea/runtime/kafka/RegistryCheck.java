package io.fovea.runtime.kafka;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/**
 * Whether a schema registry answers. Speaks as little as it can: what a serde sends besides, it
 * tells about by itself.
 */
final class RegistryCheck {
  private static final Duration ANSWER = Duration.ofSeconds(4);

  private final Map<String, Object> config;

  /** Takes the settings of the serde, {@code schema.registry.url} among them. */
  RegistryCheck(Map<String, Object> config) {
    this.config = config;
  }

  /** One registry of several is enough. */
  List<String> faults() throws InterruptedException {
    List<String> faults = new ArrayList<>();
    for (String url : config.get("schema.registry.url").toString().split(",")) {
      Optional<String> fault = fault(url.strip());
      if (fault.isEmpty()) {
        return List.of();
      }
      faults.add(fault.get());
    }
    return faults;
  }

  private Optional<String> fault(String url) throws InterruptedException {
    try {
      return fault(URI.create(url.replaceAll("/+$", "")));
    } catch (IllegalArgumentException malformed) {
      return Optional.of("--schema-registry must be an http(s) address");
    }
  }

  private Optional<String> fault(URI registry) throws InterruptedException {
    String shown = withoutUserInfo(registry);
    try {
      HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
      return fault(client.send(request(registry), BodyHandlers.discarding()).statusCode(), shown);
    } catch (ConnectException refused) {
      return Optional.of(
          "cannot reach the schema registry at "
              + shown
              + (isUnknownHost(refused) ? ": the host is unknown" : ": nothing listens there")
              + "; start one ('fovea stack' starts a local one) or name"
              + " another by --schema-registry");
    } catch (SSLException untrusted) {
      // Own trust stores are the serde's affair: it listens and speaks TLS, and that is enough.
      return config.keySet().stream().anyMatch(key -> key.startsWith("schema.registry.ssl."))
          ? Optional.empty()
          : Optional.of(
              "the schema registry at "
                  + shown
                  + " is not trusted: "
                  + untrusted.getMessage()
                  + "; give its authority by -X schema.registry.ssl.truststore.location=FILE");
    } catch (IOException failed) {
      return Optional.of(
          "the schema registry at " + shown + " does not answer: " + failed.getMessage());
    }
  }

  private static boolean isUnknownHost(Throwable refused) {
    return refused != null
        && (refused instanceof UnresolvedAddressException || isUnknownHost(refused.getCause()));
  }

  private Optional<String> fault(int status, String shown) {
    if (status == 200) {
      return Optional.empty();
    } else if (status == 401 || status == 403) {
      return Optional.of(
          "the schema registry at "
              + shown
              + " refuses access (HTTP "
              + status
              + "): give -X basic.auth.credentials.source=USER_INFO with"
              + " -X basic.auth.user.info=NAME:PASSWORD, or -X bearer.auth.token=TOKEN");
    }
    return Optional.of(
        shown
            + "/subjects answers HTTP "
            + status
            + ", so no schema registry with Confluent's API is there: the path of --schema-registry"
            + " is none for Confluent's own, and /apis/ccompat/v7 for Apicurio's");
  }

  private HttpRequest request(URI registry) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(withoutUserInfo(registry) + "/subjects"))
            .timeout(ANSWER)
            .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
    authorization(registry).ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  private Optional<String> authorization(URI registry) {
    return setting("bearer.auth.token")
        .map(token -> "Bearer " + token)
        .or(() -> user(registry).map(RegistryCheck::basic));
  }

  private static String basic(String user) {
    byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /** As the serde finds it: what it would not send must not be accepted here. */
  private Optional<String> user(URI registry) {
    return switch (setting("basic.auth.credentials.source").orElse("URL")) {
      case "USER_INFO" -> setting("basic.auth.user.info");
      case "SASL_INHERIT" -> setting(SaslConfigs.SASL_JAAS_CONFIG).flatMap(RegistryCheck::saslUser);
      default -> Optional.ofNullable(registry.getUserInfo());
    };
  }

  private static Optional<String> saslUser(String jaas) {
    try {
      List<AppConfigurationEntry> logins =
          JaasContext.loadClientContext(
                  Map.of(SaslConfigs.SASL_JAAS_CONFIG, (Object) new Password(jaas)))
              .configurationEntries();
      String user = JaasContext.configEntryOption(logins, "username", null);
      String password = JaasContext.configEntryOption(logins, "password", null);
      return user == null || password == null
          ? Optional.empty()
          : Optional.of(user + ":" + password);
    } catch (IllegalArgumentException malformed) { // which Kafka's own client will tell
      return Optional.empty();
    }
  }

  private Optional<String> setting(String name) {
    Object value = config.getOrDefault(name, config.get("schema.registry." + name));
    return Optional.ofNullable(value).map(Object::toString);
  }

  private static String withoutUserInfo(URI registry) {
    return registry.toString().replaceFirst("//[^/@]*@", "//");
  }
}
