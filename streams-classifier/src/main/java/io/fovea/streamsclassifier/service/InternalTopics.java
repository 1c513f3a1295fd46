package io.fovea.streamsclassifier.service;

import io.fovea.runtime.Causes;
import io.fovea.runtime.StartException;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.TopicNeeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks what Kafka Streams may do with the topics that it made for itself. The right to write them
 * is missed only when a record comes; the right to delete what was read of those that move records
 * is never: they would grow for ever, and nothing is said.
 *
 * @param group whose name the topics begin with
 */
public record InternalTopics(KafkaSettings kafka, String group) {
  private static final Logger LOG = LoggerFactory.getLogger(InternalTopics.class);

  /** Whoever asks for the end meanwhile must not wait for a broker that is away. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /**
   * Asks once they are there.
   *
   * @throws StartException if it may not
   */
  public void check() {
    try (Admin admin = Admin.create(kafka.questionConfig(ANSWER))) {
      List<String> ours =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith(group + "-"))
              .toList();
      Map<String, TopicDescription> found =
          admin
              .describeTopics(ours, new DescribeTopicsOptions().includeAuthorizedOperations(true))
              .allTopicNames()
              .get();
      throwIfAny(faults(found));
    } catch (ExecutionException failed) {
      // What it is for goes on without it; a broker that went away is told by others.
      LOG.warn("The topics of {} cannot be looked at: {}", group, Causes.of(failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> faults(Map<String, TopicDescription> found) {
    List<String> faults = new ArrayList<>();
    found.forEach(
        (topic, description) -> {
          TopicNeeds needs = TopicNeeds.none().read(topic).write(topic);
          if (topic.endsWith("-repartition")) {
            needs.delete(topic);
          }
          needs.refused(topic, description.authorizedOperations()).ifPresent(faults::add);
        });
    return faults;
  }

  private static void throwIfAny(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new StartException(faults);
    }
  }
}
