package io.fovea.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schemas.RegistryUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
  private static final String SSL = "schema.registry.ssl.";

  @TempDir static Path folder;
  private static TestKeys server;
  private static TestKeys client;
  private static TestKeys elsewhere;

  @BeforeAll
  static void generateKeys() throws Exception {
    server = TestKeys.generate(folder, "server", "ip:127.0.0.1");
    client = TestKeys.generate(folder, "client", "dns:client");
    elsewhere = TestKeys.generate(folder, "elsewhere", "dns:registry.example.org");
  }

  @Test
  void trustsTheCertificateInAKeystoreFile() throws Exception {
    assertThat(schemaFrom(server, false, trustStore(server))).isNotNull();
  }

  @Test
  void trustsTheCertificateAsPem() throws Exception {
    assertThat(
            schemaFrom(
                server,
                false,
                Map.of(
                    SSL + "truststore.type", "PEM", SSL + "truststore.certificates", server.pem())))
        .isNotNull();
    assertThat(
            schemaFrom(
                server,
                false,
                Map.of(
                    SSL + "truststore.type",
                    "PEM",
                    SSL + "truststore.location",
                    server.certificate().toString())))
        .isNotNull();
  }

  @Test
  void showsItsOwnCertificate() throws Exception {
    Map<String, String> settings = new HashMap<>(trustStore(server));
    settings.put(SSL + "keystore.type", "PKCS12");
    settings.put(SSL + "keystore.location", client.keyStore().toString());
    settings.put(SSL + "keystore.password", TestKeys.PASSWORD);
    settings.put(SSL + "key.password", TestKeys.PASSWORD);

    assertThat(schemaFrom(server, true, settings)).isNotNull();
    assertRefused(server, true, trustStore(server));
  }

  @Test
  void distrustsAnyOtherCertificate() {
    assertRefused(server, false, Map.of());
    assertRefused(server, false, trustStore(client));
  }

  @Test
  void distrustsACertificateForAnotherHost() {
    assertRefused(elsewhere, false, trustStore(elsewhere));
  }

  @Test
  void doesNotPretendToSkipTheHostsName() {
    assertThatThrownBy(
            () -> schemaFrom(server, false, Map.of(SSL + "endpoint.identification.algorithm", "")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("can only be https");
  }

  private static void assertRefused(
      TestKeys presented, boolean clientCertificate, Map<String, String> settings) {
    assertThatThrownBy(() -> schemaFrom(presented, clientCertificate, settings))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  private static Map<String, String> trustStore(TestKeys keys) {
    return Map.of(
        SSL + "truststore.type",
        "JKS",
        SSL + "truststore.location",
        keys.trustStore().toString(),
        SSL + "truststore.password",
        TestKeys.PASSWORD);
  }

  private static Schema schemaFrom(
      TestKeys presented, boolean clientCertificate, Map<String, String> more)
      throws IOException, GeneralSecurityException {
    try (FakeHttpRegistry fake =
        FakeHttpRegistry.startTls(presented.serverTrusting(client), clientCertificate)) {
      fake.answer(200, FakeHttpRegistry.STRING_SCHEMA);
      Map<String, Object> settings = new HashMap<>(more);
      settings.put("schema.registry.url", fake.url());
      settings.put("max.retries", 0);
      return SchemaRegistry.connect(settings).byId(1);
    }
  }
}
