package io.fovea.schemas.registry;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * Keys and trust for HTTPS. Kafka's own reader of them, so that PKCS12, JKS and PEM mean here what
 * they mean for a broker.
 */
final class RegistryTls {
  private RegistryTls() {}

  static void apply(RegistrySettings settings, HttpClient.Builder client) {
    Map<String, Object> given = settings.tls();
    if (given.isEmpty()) {
      return;
    }
    AbstractConfig tls = new AbstractConfig(new ConfigDef().withClientSslSupport(), given, false);
    rejectUnverifiedHosts(tls);
    try (DefaultSslEngineFactory engines = new DefaultSslEngineFactory()) {
      engines.configure(tls.values());
      client.sslContext(engines.sslContext()).sslParameters(parameters(tls));
    }
  }

  /**
   * The JDK's client checks the name in a certificate always: do not let anyone think otherwise.
   */
  private static void rejectUnverifiedHosts(AbstractConfig tls) {
    String algorithm = tls.getString(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
    if (!"https".equalsIgnoreCase(algorithm)) {
      throw new ConfigException(
          "schema.registry.ssl.endpoint.identification.algorithm can only be https: the registry's"
              + " certificate must carry the name in schema.registry.url");
    }
  }

  private static SSLParameters parameters(AbstractConfig tls) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(
        tls.getList(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG).toArray(String[]::new));
    List<String> cipherSuites = tls.getList(SslConfigs.SSL_CIPHER_SUITES_CONFIG);
    if (cipherSuites != null && !cipherSuites.isEmpty()) {
      parameters.setCipherSuites(cipherSuites.toArray(String[]::new));
    }
    return parameters;
  }
}
