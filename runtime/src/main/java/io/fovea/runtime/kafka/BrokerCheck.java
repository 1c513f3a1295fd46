package io.fovea.runtime.kafka;

import io.fovea.runtime.Causes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Whether the broker answers, and has the topics. */
final class BrokerCheck {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final KafkaSettings settings;
  private final ExecutorService threads;
  private final String servers;

  BrokerCheck(KafkaSettings settings, ExecutorService threads) {
    this.settings = settings;
    this.threads = threads;
    this.servers = settings.clientConfig().get("bootstrap.servers").toString();
  }

  List<String> faults(TopicNeeds needs) throws InterruptedException {
    Optional<String> unreachable = unreachable();
    if (unreachable.isPresent()) {
      return List.of(unreachable.get());
    }
    try (Admin admin = Admin.create(question())) {
      return new TopicCheck(admin, settings).faults(needs);
    } catch (ExecutionException asked) {
      return List.of(fault(asked.getCause()));
    } catch (KafkaException setUp) {
      return List.of(fault(setUp));
    }
  }

  private Optional<String> unreachable() throws InterruptedException {
    try {
      return Reachability.whyNone(BrokerAddress.parse(servers), threads)
          .map(
              reason ->
                  "cannot reach Kafka at "
                      + servers
                      + ": "
                      + reason
                      + "; start a broker ('fovea stack' starts a local one) or name another by"
                      + " --bootstrap-servers");
    } catch (IllegalArgumentException malformed) {
      return Optional.of("bootstrap.servers must be HOST:PORT[,...], but is '" + servers + "'");
    }
  }

  private Map<String, Object> question() {
    Map<String, Object> config = settings.questionConfig(ANSWER);
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, "fovea-preflight");
    return config;
  }

  private String fault(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return "something listens at "
          + servers
          + ", but does not answer as Kafka does: is it a broker, and is -X security.protocol="
          + settings.clientSettings().getOrDefault("security.protocol", "PLAINTEXT")
          + " what it expects?";
    } else if (failure instanceof SslAuthenticationException) {
      return "Kafka at "
          + servers
          + " and this user do not trust each other: "
          + Causes.of(failure)
          + "; give its authority by -X ssl.truststore.location=FILE, and where it asks for one, a"
          + " certificate of yours by -X ssl.keystore.location=FILE (docs/security.md)";
    } else if (failure instanceof AuthenticationException) {
      return "Kafka at " + servers + " refuses these credentials: " + failure.getMessage();
    } else if (Causes.of(failure).contains("JAAS")) {
      // Its words may quote a password that stands where a login module should.
      return "sasl.jaas.config is malformed: MODULE required name=\"value\" name=\"value\";";
    }
    return "cannot use Kafka at " + servers + ": " + Causes.of(failure);
  }
}
