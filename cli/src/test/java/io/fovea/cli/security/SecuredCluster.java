package io.fovea.cli.security;

import static org.awaitility.Awaitility.await;

import io.fovea.cli.CommandRun;
import io.fovea.localstack.BrokerSecurity;
import io.fovea.localstack.EmbeddedBroker;
import io.fovea.localstack.LocalStackSettings;
import io.fovea.localstack.RegistryProcess;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;

/** A broker with users and an authorizer, a registry with TLS and a password, and settings. */
final class SecuredCluster implements AutoCloseable {
  private static final String KEY_PASSWORD = "KEY_STORE_PASSWORD";
  private static final String REGISTRY_USER = "fovea:";
  private static final String REGISTRY_PASSWORD = "REGISTRY_PASSWORD";
  private static final LocalStackSettings PATIENT =
      LocalStackSettings.DEFAULT.startingWithin(Duration.ofMinutes(3));

  private final Path directory;
  private final AclTable table;
  private final BrokerSecurity security;
  private final EmbeddedBroker broker;
  private final RegistryProcess registry;
  private final RegistryFront front;
  private final Admin admin;

  private SecuredCluster(Path directory, AclTable table) throws Exception {
    this.directory = directory;
    this.table = table;
    CompletableFuture<RegistryProcess> booting =
        CompletableFuture.supplyAsync(() -> RegistryProcess.start(PATIENT));
    security = BrokerSecurity.in(directory, table.users());
    broker = EmbeddedBroker.start(PATIENT, security);
    admin = admin();
    registry = booting.join();
    front =
        new RegistryFront(
            registry.url(),
            Path.of(client().get("ssl.keystore.location")),
            client().get("ssl.key.password"),
            REGISTRY_USER + registryPassword());
  }

  /** With all that the table allows. */
  static SecuredCluster start(Path directory, AclTable table) throws Exception {
    SecuredCluster cluster = new SecuredCluster(directory, table);
    cluster.admin.createAcls(table.acls().stream().map(Acl::binding).toList()).all().get();
    for (String user : table.users()) {
      cluster.writeSettings(user);
    }
    return cluster;
  }

  /** A command as one of the users. */
  CommandRun run(String user, String... arguments) {
    return run(user, settingsOf(user), arguments);
  }

  /** The same with another line in place of those that begin with a key of the client's. */
  CommandRun runWith(String key, String line, String user, String... arguments) throws IOException {
    Path settings =
        Files.writeString(
            directory.resolve("wrong.properties"),
            Files.readAllLines(settingsOf(user)).stream()
                .filter(given -> !given.startsWith("kafka." + key))
                .collect(Collectors.joining("\n", "", "\n" + line)));
    return run(user, settings, arguments);
  }

  private Path settingsOf(String user) {
    return directory.resolve(user + ".properties");
  }

  private CommandRun run(String user, Path settings, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", settings.toString()));
    Map<String, String> environment =
        Map.of(
            KEY_PASSWORD, client().get("ssl.key.password"), REGISTRY_PASSWORD, registryPassword());
    return CommandRun.start(environment, all.toArray(String[]::new));
  }

  void revoke(Acl acl) throws Exception {
    AclBinding binding = acl.binding();
    admin.deleteAcls(List.of(binding.toFilter())).all().get();
    await().until(() -> !isKnown(binding));
  }

  void grant(Acl acl) throws Exception {
    AclBinding binding = acl.binding();
    admin.createAcls(List.of(binding)).all().get();
    await().until(() -> isKnown(binding));
  }

  /** What nobody may see. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(table.users().stream().map(security::password).toList());
    secrets.add(client().get("ssl.key.password"));
    secrets.add(client().get("ssl.truststore.password"));
    secrets.add(registryPassword());
    return secrets;
  }

  @Override
  public void close() {
    admin.close();
    front.close();
    registry.close();
    broker.close();
  }

  /** By the broker's own authorizer, which learns of a change a little later. */
  private boolean isKnown(AclBinding binding) throws Exception {
    return !admin.describeAcls(binding.toFilter()).values().get().isEmpty();
  }

  private Admin admin() {
    Map<String, Object> config = new HashMap<>(client());
    config.put("bootstrap.servers", broker.bootstrapServers());
    return Admin.create(config);
  }

  private Map<String, String> client() {
    return security.clientSettings(BrokerSecurity.SUPER_USER);
  }

  private String registryPassword() {
    return security.password(BrokerSecurity.SUPER_USER);
  }

  /** As the guide advises: passwords stand elsewhere. */
  private void writeSettings(String user) throws IOException {
    Path password = Files.writeString(directory.resolve(user), security.password(user) + "\n");
    Properties settings = new Properties();
    settings.put("bootstrap-servers", broker.bootstrapServers());
    settings.put("schema-registry", front.url().toString());
    settings.put("kafka.basic.auth.credentials.source", "USER_INFO");
    settings.put("kafka.basic.auth.user.info", REGISTRY_USER + "${env:" + REGISTRY_PASSWORD + "}");
    security
        .clientSettings(user)
        .forEach(
            (key, value) -> {
              settings.put("kafka." + key, value);
              if (key.startsWith("ssl.truststore")) {
                settings.put("kafka.schema.registry." + key, value);
              }
            });
    settings.put(
        "kafka.sasl.jaas.config",
        settings
            .getProperty("kafka.sasl.jaas.config")
            .replace(security.password(user), "${file:" + password + "}"));
    settings.put("kafka.ssl.key.password", "${env:" + KEY_PASSWORD + "}");
    settings.put("kafka.ssl.keystore.password", "${env:" + KEY_PASSWORD + "}");
    try (Writer out = Files.newBufferedWriter(settingsOf(user))) {
      settings.store(out, null);
    }
  }
}
