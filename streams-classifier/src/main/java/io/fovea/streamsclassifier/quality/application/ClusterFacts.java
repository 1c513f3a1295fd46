package io.fovea.streamsclassifier.quality.application;

import io.fovea.runtime.Causes;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * What must be known of the cluster before the topology is made.
 *
 * @param id state belongs to a cluster: to that of another one, offsets would fit by accident
 * @param partitions of {@code predictions}
 */
record ClusterFacts(String id, int partitions) {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** Asks a broker that was just seen to answer, or adds why it does not. */
  static Optional<ClusterFacts> ask(KafkaSettings kafka, Faults faults)
      throws InterruptedException {
    String predictions = kafka.topics().predictions();
    try (Admin admin = Admin.create(kafka.questionConfig(ANSWER))) {
      return Optional.of(
          new ClusterFacts(
              admin.describeCluster().clusterId().get(),
              admin
                  .describeTopics(List.of(predictions))
                  .topicNameValues()
                  .get(predictions)
                  .get()
                  .partitions()
                  .size()));
    } catch (ExecutionException failed) {
      faults.add(
          "cannot ask Kafka for topic '" + predictions + "': " + Causes.of(failed.getCause()));
    } catch (KafkaException failed) {
      faults.add("cannot ask Kafka for topic '" + predictions + "': " + Causes.of(failed));
    }
    return Optional.empty();
  }
}
