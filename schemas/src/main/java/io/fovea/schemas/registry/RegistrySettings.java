package io.fovea.schemas.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.types.Password;

/**
 * How to reach the registry; names as in Confluent's client. All but the address are read with and
 * without the prefix {@code schema.registry.}; TLS only with it, as the bare names are the
 * broker's.
 */
public final class RegistrySettings extends AbstractConfig {
  private static final String PREFIX = "schema.registry.";
  private static final String SSL_PREFIX = PREFIX + "ssl.";
  private static final String URL = PREFIX + "url";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              URL,
              Type.LIST,
              ConfigDef.NO_DEFAULT_VALUE,
              ConfigDef.ValidList.anyNonDuplicateValues(false, false),
              Importance.HIGH,
              "Addresses of the registry, separated by commas; the next is asked when one fails.")
          .define(
              "basic.auth.credentials.source",
              Type.STRING,
              "URL",
              ValidString.in("URL", "USER_INFO", "SASL_INHERIT"),
              Importance.MEDIUM,
              "Where user and password stand: in the address, in basic.auth.user.info, or in"
                  + " sasl.jaas.config.")
          .define(
              "basic.auth.user.info",
              Type.PASSWORD,
              null,
              Importance.MEDIUM,
              "USER:PASSWORD, for the source USER_INFO.")
          .define(
              "bearer.auth.credentials.source",
              Type.STRING,
              "STATIC_TOKEN",
              ValidString.in("STATIC_TOKEN"),
              Importance.MEDIUM,
              "Where the bearer token stands; only STATIC_TOKEN is known.")
          .define(
              "bearer.auth.token",
              Type.PASSWORD,
              null,
              Importance.MEDIUM,
              "Token to send instead of user and password.")
          .define(
              "http.connect.timeout.ms",
              Type.INT,
              5_000,
              ConfigDef.Range.atLeast(1),
              Importance.LOW,
              "How long a connection may take to stand.")
          .define(
              "http.read.timeout.ms",
              Type.INT,
              10_000,
              ConfigDef.Range.atLeast(1),
              Importance.LOW,
              "How long one answer may take, from request to last byte.")
          .define(
              "max.retries",
              Type.INT,
              3,
              ConfigDef.Range.between(0, 100),
              Importance.LOW,
              "How often all addresses are tried again when none answers.")
          .define(
              "retries.wait.ms",
              Type.INT,
              200,
              ConfigDef.Range.atLeast(0),
              Importance.LOW,
              "Pause before the first of these; it doubles each time, give or take a fifth.")
          .define(
              "retries.max.wait.ms",
              Type.INT,
              5_000,
              ConfigDef.Range.atLeast(0),
              Importance.LOW,
              "The longest such pause.")
          .define(
              "missing.id.cache.ttl.sec",
              Type.INT,
              30,
              ConfigDef.Range.atLeast(0),
              Importance.LOW,
              "How long the registry is not asked again for an id that it did not know.")
          .define(
              "max.schemas.per.subject",
              Type.INT,
              1_000,
              ConfigDef.Range.atLeast(1),
              Importance.LOW,
              "How many schemas, and how many ids, are remembered.");

  private final Map<String, ?> given;

  RegistrySettings(Map<String, ?> given) {
    // No log of the values: serdes are configured often, and Kafka would print them each time.
    super(DEFINITION, withAndWithoutPrefix(given), false);
    this.given = given;
  }

  /** Names, types, defaults and meaning of every setting but those for TLS. */
  public static ConfigDef definition() {
    return new ConfigDef(DEFINITION);
  }

  private static Map<String, Object> withAndWithoutPrefix(Map<String, ?> given) {
    Map<String, Object> settings = new HashMap<>(given);
    given.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX) && !key.equals(URL)) {
            settings.put(key.substring(PREFIX.length()), value);
          }
        });
    return settings;
  }

  List<String> urls() {
    return getList(URL);
  }

  String credentialsSource() {
    return getString("basic.auth.credentials.source");
  }

  Optional<String> userInfo() {
    return secret("basic.auth.user.info");
  }

  Optional<String> bearerToken() {
    return secret("bearer.auth.token");
  }

  private Optional<String> secret(String key) {
    return Optional.ofNullable(getPassword(key)).map(Password::value);
  }

  Duration connectTimeout() {
    return Duration.ofMillis(getInt("http.connect.timeout.ms"));
  }

  Duration readTimeout() {
    return Duration.ofMillis(getInt("http.read.timeout.ms"));
  }

  RetryPolicy retryPolicy() {
    return new RetryPolicy(
        getInt("max.retries"), getInt("retries.wait.ms"), getInt("retries.max.wait.ms"));
  }

  CacheLimits cacheLimits() {
    return new CacheLimits(
        getInt("max.schemas.per.subject"), Duration.ofSeconds(getInt("missing.id.cache.ttl.sec")));
  }

  /** What was given for TLS to the registry, named as Kafka's clients name it: {@code ssl.*}. */
  Map<String, Object> tls() {
    Map<String, Object> tls = new HashMap<>();
    given.forEach(
        (key, value) -> {
          if (key.startsWith(SSL_PREFIX)) {
            tls.put(key.substring(PREFIX.length()), value);
          }
        });
    return tls;
  }
}
