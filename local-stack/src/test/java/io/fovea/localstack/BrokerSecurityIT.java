package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class BrokerSecurityIT {
  @TempDir private static Path keys;
  private static BrokerSecurity security;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    security = BrokerSecurity.in(keys, List.of("ada"));
    broker = EmbeddedBroker.start(LocalStackSettings.DEFAULT, security);
    broker.createTopic("images", 1);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void letsAUserDoWhatAListAllowsAndNothingElse() throws Exception {
    try (Admin admin = admin(security.clientSettings(BrokerSecurity.SUPER_USER));
        Admin ada = admin(security.clientSettings("ada"))) {
      assertThatThrownBy(() -> describe(ada)).hasCauseInstanceOf(TopicAuthorizationException.class);
      AclBinding mayLook =
          new AclBinding(
              new ResourcePattern(ResourceType.TOPIC, "images", PatternType.LITERAL),
              new AccessControlEntry(
                  "User:ada", "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW));
      admin.createAcls(List.of(mayLook)).all().get();
      assertThat(describe(ada)).contains("images");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "OAUTHBEARER"})
  void takesOtherMechanisms(String mechanism) throws Exception {
    try (Admin admin = admin(security.clientSettings(BrokerSecurity.SUPER_USER, mechanism))) {
      assertThat(describe(admin)).contains("images");
    }
  }

  @Test
  void refusesAWrongPassword() {
    Map<String, String> wrong = new HashMap<>(security.clientSettings("ada"));
    wrong.merge(
        "sasl.jaas.config", "", (jaas, none) -> jaas.replace(security.password("ada"), "no"));
    try (Admin stranger = admin(wrong)) {
      assertThatThrownBy(() -> describe(stranger))
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void refusesAClientWithoutACertificate() {
    Map<String, String> bare = new HashMap<>(security.clientSettings("ada"));
    bare.keySet().removeIf(key -> key.startsWith("ssl.key"));
    try (Admin stranger = admin(bare)) {
      assertThatThrownBy(() -> describe(stranger))
          .hasCauseInstanceOf(SslAuthenticationException.class);
    }
  }

  private static Set<String> describe(Admin admin) throws Exception {
    return admin.describeTopics(List.of("images")).allTopicNames().get().keySet();
  }

  private static Admin admin(Map<String, String> settings) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put("bootstrap.servers", broker.bootstrapServers());
    return Admin.create(config);
  }
}
