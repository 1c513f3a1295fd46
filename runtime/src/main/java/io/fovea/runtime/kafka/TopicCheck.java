package io.fovea.runtime.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
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

  /** What one look at the topics showed. */
  private record Look(List<String> missing, List<String> faults) {}

  List<String> faults(TopicNeeds needs) throws ExecutionException, InterruptedException {
    if (needs.isEmpty()) {
      admin.describeCluster().clusterId().get();
      return List.of();
    }
    Look look = look(needs);
    if (look.missing().isEmpty()) {
      return look.faults();
    }
    List<String> faults =
        settings.createTopics() ? create(look.missing()) : List.of(howToCreate(look.missing()));
    if (faults.isEmpty()) {
      return awaitVisible(needs).faults();
    }
    return Stream.concat(look.faults().stream(), faults.stream()).toList();
  }

  private Look look(TopicNeeds needs) throws ExecutionException, InterruptedException {
    Look look = new Look(new ArrayList<>(), new ArrayList<>());
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin
            .describeTopics(
                needs.topics(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    for (String topic : needs.topics()) {
      try {
        TopicDescription found = answers.get(topic).get();
        needs.refused(topic, found.authorizedOperations()).ifPresent(look.faults()::add);
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof AuthorizationException) {
          look.faults().add(needs.unseen(topic));
        } else if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw failed;
        } else if (!needs.mayBeMissing(topic)) {
          look.missing().add(topic);
        }
      }
    }
    return look;
  }

  private String howToCreate(List<String> missing) {
    return (missing.size() == 1 ? "topic " : "topics ")
        + missing.stream().map(topic -> "'" + topic + "'").collect(Collectors.joining(", "))
        + (missing.size() == 1 ? " is" : " are")
        + " missing: add --create-topics to this command, or create by hand:\n"
        + missing.stream().map(layout::command).collect(Collectors.joining("\n"));
  }

  private List<String> create(List<String> missing) throws InterruptedException {
    List<String> faults = new ArrayList<>();
    Map<String, KafkaFuture<Void>> answers =
        admin.createTopics(missing.stream().map(layout::newTopic).toList()).values();
    for (Map.Entry<String, KafkaFuture<Void>> answer : answers.entrySet()) {
      try {
        answer.getValue().get();
      } catch (ExecutionException failed) {
        whyNotCreated(answer.getKey(), failed.getCause()).ifPresent(faults::add);
      }
    }
    return faults;
  }

  private Optional<String> whyNotCreated(String topic, Throwable failure) {
    if (failure instanceof TopicExistsException) {
      // Two applications that start together both create: who comes second is as content.
      return Optional.empty();
    } else if (failure instanceof AuthorizationException) {
      return Optional.of(
          AccessDenied.lacks("CREATE", "topic '" + topic + "'")
              + ", or create by hand:\n"
              + layout.command(topic));
    }
    return Optional.of("cannot create topic '" + topic + "': " + failure.getMessage());
  }

  /** A controller says "created" before every broker knows, and Streams does not wait for that. */
  private Look awaitVisible(TopicNeeds needs) throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + VISIBLE.toNanos();
    Look look = look(needs);
    while (!look.missing().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(20);
      look = look(needs);
    }
    return look;
  }
}
