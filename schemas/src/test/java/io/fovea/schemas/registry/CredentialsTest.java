package io.fovea.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schemas.RegistryUnavailableException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the registry gets to see of who we are, and what nobody else does. */
class CredentialsTest {
  private static final String ALICE = "Basic YWxpY2U6cyMzY3JldA==";

  private final FakeHttpRegistry fake =
      FakeHttpRegistry.start().answer(200, FakeHttpRegistry.STRING_SCHEMA);

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void sendsNothingUnlessTold() {
    assertThat(sentWith(fake.url(), Map.of())).isNull();
  }

  @Test
  void userInAddressIsSentAndNotPartOfIt() {
    String withUser = fake.url().replace("//", "//alice:s%233cret@");

    assertThat(sentWith(withUser, Map.of())).isEqualTo(ALICE);
  }

  @Test
  void userInfoIsSent() {
    assertThat(sentWith(fake.url(), userInfo("alice:s#3cret"))).isEqualTo(ALICE);
  }

  @Test
  void prefixedNamesAreTheSame() {
    Map<String, String> settings =
        Map.of(
            "schema.registry.basic.auth.credentials.source", "USER_INFO",
            "schema.registry.basic.auth.user.info", "alice:s#3cret");

    assertThat(sentWith(fake.url(), settings)).isEqualTo(ALICE);
  }

  @Test
  void brokersUserIsInherited() {
    Map<String, String> settings =
        Map.of(
            "basic.auth.credentials.source",
            "SASL_INHERIT",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"alice\" password=\"s#3cret\";");

    assertThat(sentWith(fake.url(), settings)).isEqualTo(ALICE);
  }

  @Test
  void bearerTokenIsSent() {
    assertThat(sentWith(fake.url(), Map.of("bearer.auth.token", "t0ken")))
        .isEqualTo("Bearer t0ken");
  }

  @Test
  void contradictionsAndGapsAreToldAtTheStart() {
    assertRejected(userInfo(""), "basic.auth.user.info");
    assertRejected(Map.of("basic.auth.credentials.source", "USER_INFO"), "basic.auth.user.info");
    assertRejected(Map.of("basic.auth.credentials.source", "VAULT"), "SASL_INHERIT");
    assertRejected(Map.of("bearer.auth.credentials.source", "OAUTHBEARER"), "STATIC_TOKEN");
    assertRejected(Map.of("bearer.auth.token", "t", "basic.auth.user.info", "a:b"), "keep the one");
  }

  @Test
  void secretsStayOutOfMessages() {
    String closed = "http://alice:s3cret@127.0.0.1:1";

    assertThatThrownBy(() -> sentWith(closed, Map.of("max.retries", 0)))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("http://127.0.0.1:1")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> sentWith("htp://alice:s3cret@here", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("s3cret");
    assertThat(new RegistrySettings(settings(fake.url(), userInfo("alice:s3cret"))).values())
        .asString()
        .doesNotContain("s3cret");
  }

  private void assertRejected(Map<String, String> settings, String names) {
    assertThatThrownBy(() -> sentWith(fake.url(), settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(names);
  }

  private static Map<String, String> userInfo(String userInfo) {
    return Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", userInfo);
  }

  private String sentWith(String url, Map<String, ?> more) {
    SchemaRegistry.connect(settings(url, more)).byId(1);
    return fake.requests().get(0).authorization();
  }

  private static Map<String, Object> settings(String url, Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("schema.registry.url", url);
    return settings;
  }
}
