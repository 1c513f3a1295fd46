package io.fovea.localstack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates a topic and waits until the broker knows it, which is a little after the controller. */
final class TopicCreation {
  private static final int TRIES = 200;
  private static final long PAUSE_MS = 20;

  private TopicCreation() {}

  /**
   * @param client how to reach the broker
   */
  static void run(
      Map<String, Object> client, String name, int partitions, Map<String, String> configuration) {
    NewTopic topic =
        new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configuration);
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(topic)).all().get();
      awaitVisible(admin, name);
    } catch (ExecutionException e) {
      throw new LocalStackException(
          "Topic " + name + " was not created: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while topic " + name + " was created", e);
    }
  }

  private static void awaitVisible(Admin admin, String name)
      throws InterruptedException, ExecutionException {
    for (int i = 0; i < TRIES && !isVisible(admin, name); i++) {
      Thread.sleep(PAUSE_MS);
    }
  }

  private static boolean isVisible(Admin admin, String name)
      throws InterruptedException, ExecutionException {
    try {
      admin.describeTopics(List.of(name)).allTopicNames().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }
}
