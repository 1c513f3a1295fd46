package io.fovea.runtime.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The topics that an application works with, in the order in which they are told, and what it does
 * there. Who uses this asks at the start for what would else fail at the first record, or at the
 * first one that cannot be read.
 */
public final class TopicNeeds {
  private final Map<String, Set<AclOperation>> operations = new LinkedHashMap<>();
  private final List<String> dispensable = new ArrayList<>();

  public static TopicNeeds none() {
    return new TopicNeeds();
  }

  /** That they are there, whatever is done with them. */
  public static TopicNeeds of(Collection<String> topics) {
    TopicNeeds needs = new TopicNeeds();
    topics.forEach(topic -> needs.add(topic, AclOperation.DESCRIBE));
    return needs;
  }

  public TopicNeeds read(String... topics) {
    for (String topic : topics) {
      add(topic, AclOperation.READ);
    }
    return this;
  }

  public TopicNeeds write(String... topics) {
    for (String topic : topics) {
      add(topic, AclOperation.WRITE);
    }
    return this;
  }

  /** Of records that were read, as Kafka Streams does. */
  public TopicNeeds delete(String topic) {
    add(topic, AclOperation.DELETE);
    return this;
  }

  /** It may be missing, but if it is there, it must be readable. */
  public TopicNeeds readIfThere(String topic) {
    dispensable.add(topic);
    return read(topic);
  }

  boolean isEmpty() {
    return operations.isEmpty();
  }

  Set<String> topics() {
    return operations.keySet();
  }

  boolean mayBeMissing(String topic) {
    return dispensable.contains(topic);
  }

  /** For a topic that the user cannot even see. */
  String unseen(String topic) {
    return lacking(topic, operations.get(topic));
  }

  /**
   * What is not allowed, if anything.
   *
   * @param allowed as the broker tells it; null, or without the look that was just granted: it does
   *     not tell
   */
  public Optional<String> refused(String topic, Set<AclOperation> allowed) {
    if (allowed == null || !allowed.contains(AclOperation.DESCRIBE)) {
      return Optional.empty();
    }
    Set<AclOperation> lacking = EnumSet.copyOf(operations.get(topic));
    lacking.removeAll(allowed);
    return lacking.isEmpty() ? Optional.empty() : Optional.of(lacking(topic, lacking));
  }

  private static String lacking(String topic, Set<AclOperation> operations) {
    String names = operations.stream().map(Enum::name).collect(Collectors.joining(" and "));
    return AccessDenied.lacks(names, "topic '" + topic + "'");
  }

  private void add(String topic, AclOperation operation) {
    operations.computeIfAbsent(topic, added -> EnumSet.noneOf(AclOperation.class)).add(operation);
  }
}
