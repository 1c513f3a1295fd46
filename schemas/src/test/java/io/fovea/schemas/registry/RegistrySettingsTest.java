package io.fovea.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {

  @Test
  void hasItsDefaults() {
    RegistrySettings settings = settings(Map.of());

    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.retryPolicy()).isEqualTo(new RetryPolicy(3, 200, 5_000));
    assertThat(settings.cacheLimits()).isEqualTo(new CacheLimits(1_000, Duration.ofSeconds(30)));
    assertThat(settings.credentialsSource()).isEqualTo("URL");
    assertThat(settings.userInfo()).isEmpty();
    assertThat(settings.bearerToken()).isEmpty();
    assertThat(settings.tls()).isEmpty();
  }

  @Test
  void readsEveryKeyFromText() {
    RegistrySettings settings =
        settings(
            Map.of(
                "http.connect.timeout.ms", "1",
                "http.read.timeout.ms", "2",
                "max.retries", "3",
                "retries.wait.ms", "4",
                "retries.max.wait.ms", "5",
                "missing.id.cache.ttl.sec", "6",
                "max.schemas.per.subject", "7"));

    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofMillis(1));
    assertThat(settings.readTimeout()).isEqualTo(Duration.ofMillis(2));
    assertThat(settings.retryPolicy()).isEqualTo(new RetryPolicy(3, 4, 5));
    assertThat(settings.cacheLimits()).isEqualTo(new CacheLimits(7, Duration.ofSeconds(6)));
  }

  @Test
  void prefixedKeyWinsOverTheBareOne() {
    RegistrySettings settings =
        settings(Map.of("max.retries", "1", "schema.registry.max.retries", "2"));

    assertThat(settings.retryPolicy().retries()).isEqualTo(2);
  }

  @Test
  void brokersTlsIsNotTheRegistrys() {
    RegistrySettings settings =
        settings(
            Map.of(
                "ssl.truststore.location", "/broker",
                "schema.registry.ssl.truststore.location", "/registry"));

    assertThat(settings.tls()).isEqualTo(Map.of("ssl.truststore.location", "/registry"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8081", "ftp://localhost", "http://", "http://a b", ""})
  void wrongAddressIsTold(String url) {
    assertThatThrownBy(() -> SchemaRegistry.connect(Map.of("schema.registry.url", url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void missingAddressIsTold() {
    assertThatThrownBy(() -> SchemaRegistry.connect(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void everySettingIsDocumented() {
    assertThat(RegistrySettings.definition().configKeys().values())
        .hasSizeGreaterThan(10)
        .allSatisfy(key -> assertThat(key.documentation).endsWith("."));
  }

  private static RegistrySettings settings(Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("schema.registry.url", "http://localhost");
    return new RegistrySettings(settings);
  }
}
