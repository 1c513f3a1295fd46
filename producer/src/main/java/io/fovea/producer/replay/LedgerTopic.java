package io.fovea.producer.replay;

import io.fovea.runtime.kafka.AccessDenied;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topic that remembers what was put back. It is made without being asked, as Kafka Streams
 * makes its own: nobody else writes to it, and a wrong cleanup policy would make it forget.
 */
final class LedgerTopic {
  private LedgerTopic() {}

  static String name(Topics topics) {
    return topics.deadLetters() + ".replayed";
  }

  static boolean exists(Admin admin, String name) throws ExecutionException, InterruptedException {
    return admin.listTopics().names().get().contains(name);
  }

  /** Makes it if it is missing, and checks it if it is there. */
  static void ensure(Admin admin, String name, Faults faults)
      throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(newTopic(name))).all().get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof TopicExistsException) {
        check(admin, name, faults);
      } else if (failed.getCause() instanceof AuthorizationException && exists(admin, name)) {
        check(admin, name, faults);
      } else {
        faults.add(
            "cannot create topic '%s', which remembers what was put back: %s; or create it by hand with %s=%s"
                .formatted(
                    name,
                    why(failed.getCause(), name),
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT));
      }
    }
  }

  private static String why(Throwable failure, String name) {
    return failure instanceof AuthorizationException
        ? AccessDenied.lacks("CREATE", "topic '" + name + "'")
        : failure.getMessage();
  }

  private static NewTopic newTopic(String name) {
    return new NewTopic(name, Optional.of(1), Optional.empty())
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private static void check(Admin admin, String name, Faults faults)
      throws ExecutionException, InterruptedException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try {
      Config config = admin.describeConfigs(List.of(topic)).all().get().get(topic);
      String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
      faults.check(
          policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT),
          "topic '%s' must have %s=%s, but has %s: it would forget what was put back"
              .formatted(
                  name,
                  TopicConfig.CLEANUP_POLICY_CONFIG,
                  TopicConfig.CLEANUP_POLICY_COMPACT,
                  policy));
    } catch (ExecutionException failed) {
      // Who may not look must be allowed to trust.
      if (!(failed.getCause() instanceof AuthorizationException)) {
        throw failed;
      }
    }
  }
}
