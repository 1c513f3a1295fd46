package io.fovea.runtime.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether the topics are there; makes those that are not, if it may. */
final class TopicCheck {
  private static final Duration VISIBLE = Duration.ofSeconds(2);

  private final Admin admin;
  private final KafkaSettings settings;
  private final TopicLayout layout;

  TopicCheck(Admin admin, KafkaSettings settings) {
    this.admin = admin;
    this.settings = settings;
    this.layout = new TopicLayout(settings);
  }

  List<String> faults(Collection<String> neededTopics)
      throws ExecutionException, InterruptedException {
    if (neededTopics.isEmpty()) {
      admin.describeCluster().clusterId().get();
      return List.of();
    }
    List<String> faults = new ArrayList<>();
    List<String> missing = missing(neededTopics, faults);
    if (missing.isEmpty()) {
      return faults;
    } else if (!settings.createTopics()) {
      faults.add(howToCreate(missing));
      return faults;
    }
    create(missing, faults);
    return faults;
  }

  private List<String> missing(Collection<String> topics, List<String> faults)
      throws ExecutionException, InterruptedException {
    List<String> missing = new ArrayList<>();
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin.describeTopics(topics).topicNameValues();
    for (String topic : topics) {
      try {
        answers.get(topic).get();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
          missing.add(topic);
        } else if (failed.getCause() instanceof AuthorizationException) {
          faults.add("this user may not see topic '" + topic + "': grant it DESCRIBE");
        } else {
          throw failed;
        }
      }
    }
    return missing;
  }

  private String howToCreate(List<String> missing) {
    return (missing.size() == 1 ? "topic " : "topics ")
        + missing.stream().map(topic -> "'" + topic + "'").collect(Collectors.joining(", "))
        + (missing.size() == 1 ? " is" : " are")
        + " missing: add --create-topics to this command, or create by hand:\n"
        + missing.stream().map(layout::command).collect(Collectors.joining("\n"));
  }

  private void create(List<String> missing, List<String> faults)
      throws ExecutionException, InterruptedException {
    Map<String, KafkaFuture<Void>> answers =
        admin.createTopics(missing.stream().map(layout::newTopic).toList()).values();
    for (Map.Entry<String, KafkaFuture<Void>> answer : answers.entrySet()) {
      try {
        answer.getValue().get();
      } catch (ExecutionException failed) {
        // Two applications that start together both create: who comes second is as content.
        if (!(failed.getCause() instanceof TopicExistsException)) {
          faults.add(
              "cannot create topic '" + answer.getKey() + "': " + failed.getCause().getMessage());
        }
      }
    }
    if (faults.isEmpty()) {
      awaitVisible(missing, faults);
    }
  }

  /** A controller says "created" before every broker knows, and Streams does not wait for that. */
  private void awaitVisible(List<String> topics, List<String> faults)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + VISIBLE.toNanos();
    while (!missing(topics, faults).isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
  }
}
