package io.fovea.localstack;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/**
 * A broker that is entered by TLS alone, with a certificate of one's own and a name that it knows
 * (SCRAM-SHA-512; PLAIN and unsigned OAUTHBEARER tokens are taken as well), and whose authorizer
 * lets nobody but {@link #SUPER_USER} do anything that no access control list allows.
 *
 * <p>Keys and passwords are made for one use and bound to nothing. The controller's listener stays
 * open on loopback: this is for tests.
 */
public final class BrokerSecurity {
  /** May do everything: sets up topics and access control lists. */
  public static final String SUPER_USER = "admin";

  /** Whom the broker is to itself, when it writes the markers of transactions. */
  private static final String BROKER_USER = "broker";

  private static final String SCRAM = "SCRAM-SHA-512";

  private final TestKeys server;
  private final TestKeys client;
  private final TestKeys trusted;
  private final Map<String, String> passwords;

  private BrokerSecurity(
      TestKeys server, TestKeys client, TestKeys trusted, Map<String, String> passwords) {
    this.server = server;
    this.client = client;
    this.trusted = trusted;
    this.passwords = passwords;
  }

  /**
   * Makes keys and passwords.
   *
   * @param directory gets the key stores, as PKCS12
   * @param users besides {@link #SUPER_USER}
   * @throws LocalStackException if the JDK's keytool fails
   */
  public static BrokerSecurity in(Path directory, Collection<String> users) {
    Map<String, String> passwords = new TreeMap<>();
    users.forEach(user -> passwords.put(user, TestKeys.newPassword()));
    passwords.put(SUPER_USER, TestKeys.newPassword());
    passwords.put(BROKER_USER, TestKeys.newPassword());
    TestKeys server = TestKeys.make(directory, "broker");
    TestKeys client = TestKeys.make(directory, "client");
    return new BrokerSecurity(
        server, client, TestKeys.trust(directory, List.of(server, client)), passwords);
  }

  /** What a client of this user needs, as its settings are called; no address. */
  public Map<String, String> clientSettings(String user) {
    return clientSettings(user, SCRAM);
  }

  /**
   * The same by another way to sign in.
   *
   * @param mechanism {@code SCRAM-SHA-512}, {@code PLAIN} or {@code OAUTHBEARER}
   */
  public Map<String, String> clientSettings(String user, String mechanism) {
    Map<String, String> settings = new HashMap<>(tls(client));
    settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL");
    settings.put(SaslConfigs.SASL_MECHANISM, mechanism);
    settings.put(
        SaslConfigs.SASL_JAAS_CONFIG,
        switch (mechanism) {
          case SCRAM -> login(ScramLoginModule.class, user);
          case "PLAIN" -> login(PlainLoginModule.class, user);
          default -> unsignedToken(user);
        });
    return settings;
  }

  public String password(String user) {
    return passwords.get(user);
  }

  Map<String, String> brokerSettings() {
    Map<String, String> settings = new HashMap<>(tls(server));
    settings.put(
        "listener.security.protocol.map",
        BoundSockets.BROKER + ":SASL_SSL," + BoundSockets.CONTROLLER + ":PLAINTEXT");
    settings.put(ofListener(BrokerSecurityConfigs.SSL_CLIENT_AUTH_CONFIG), "required");
    settings.put(
        BrokerSecurityConfigs.SASL_ENABLED_MECHANISMS_CONFIG, SCRAM + ",PLAIN,OAUTHBEARER");
    settings.put(BrokerSecurityConfigs.SASL_MECHANISM_INTER_BROKER_PROTOCOL_CONFIG, SCRAM);
    settings.put(jaasOf("scram-sha-512"), login(ScramLoginModule.class, BROKER_USER));
    settings.put(jaasOf("plain"), knownToPlain());
    settings.put(jaasOf("oauthbearer"), unsignedToken(BROKER_USER));
    settings.put("authorizer.class.name", StandardAuthorizer.class.getName());
    // On the controller's listener, the broker has no name.
    settings.put(
        "super.users", "User:ANONYMOUS;User:%s;User:%s".formatted(SUPER_USER, BROKER_USER));
    return settings;
  }

  /** As {@code kafka-storage format --add-scram} takes them. */
  List<String> scramUsers() {
    return passwords.entrySet().stream()
        .map(user -> SCRAM + "=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
        .toList();
  }

  private Map<String, String> tls(TestKeys own) {
    return Map.of(
        SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, own.store().toString(),
        SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, own.password(),
        SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, TestKeys.TYPE,
        SslConfigs.SSL_KEY_PASSWORD_CONFIG, own.password(),
        SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, trusted.store().toString(),
        SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, trusted.password(),
        SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, TestKeys.TYPE);
  }

  private String login(Class<?> module, String user) {
    return "%s required username=\"%s\" password=\"%s\";"
        .formatted(module.getName(), user, password(user));
  }

  private static String unsignedToken(String user) {
    return "%s required unsecuredLoginStringClaim_sub=\"%s\";"
        .formatted(OAuthBearerLoginModule.class.getName(), user);
  }

  private String knownToPlain() {
    return passwords.entrySet().stream()
        .map(user -> " user_%s=\"%s\"".formatted(user.getKey(), user.getValue()))
        .collect(Collectors.joining("", PlainLoginModule.class.getName() + " required", ";"));
  }

  private static String jaasOf(String mechanism) {
    return ofListener(mechanism + "." + SaslConfigs.SASL_JAAS_CONFIG);
  }

  private static String ofListener(String setting) {
    return "listener.name." + BoundSockets.BROKER.toLowerCase(Locale.ROOT) + "." + setting;
  }
}
