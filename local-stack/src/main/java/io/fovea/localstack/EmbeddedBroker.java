package io.fovea.localstack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kafka.server.KafkaConfig;

/**
 * Apache Kafka itself in this JVM: one node that is broker and KRaft controller, on loopback,
 * without authentication unless asked for. Clients may come and go, or be killed, as with any
 * broker.
 *
 * <p>Safe for use by any thread.
 */
public final class EmbeddedBroker implements Broker {
  private final DataDirectory data;
  private final KafkaNode node;
  private final int port;
  private final Map<String, Object> client;
  private boolean closed;

  private EmbeddedBroker(
      DataDirectory data, KafkaNode node, int port, Map<String, String> clientSettings) {
    this.data = data;
    this.node = node;
    this.port = port;
    client = new HashMap<>(clientSettings);
    client.put("bootstrap.servers", bootstrapServers());
  }

  /** On a free port, keeping nothing. */
  public static EmbeddedBroker start() {
    return start(LocalStackSettings.DEFAULT);
  }

  /**
   * Returns when the broker takes requests. What concerns the registry is not looked at.
   *
   * @throws LocalStackException if the port or the data directory is taken, or the deadline passed;
   *     nothing is left running then
   */
  public static EmbeddedBroker start(LocalStackSettings settings) {
    return start(settings, Optional.empty());
  }

  /**
   * The same, with TLS, users and access control lists: for tests of what clients may do.
   *
   * @throws LocalStackException as above
   */
  public static EmbeddedBroker start(LocalStackSettings settings, BrokerSecurity security) {
    return start(settings, Optional.of(security));
  }

  private static EmbeddedBroker start(
      LocalStackSettings settings, Optional<BrokerSecurity> security) {
    DataDirectory data = DataDirectory.open(settings.dataDirectory(), "fovea-broker-");
    Storage storage = Storage.in(data.path());
    try (BoundSockets sockets = BoundSockets.bind(settings.brokerPort())) {
      KafkaConfig config =
          BrokerConfiguration.of(storage, sockets, settings.startDeadline())
              .and(security.map(BrokerSecurity::brokerSettings).orElse(Map.of()))
              .toKafkaConfig();
      storage.formatIfNew(security.map(BrokerSecurity::scramUsers).orElse(List.of()));
      KafkaNode node = KafkaNode.start(config, sockets);
      return new EmbeddedBroker(
          data,
          node,
          sockets.brokerPort(),
          security.map(it -> it.clientSettings(BrokerSecurity.SUPER_USER)).orElse(Map.of()));
    } catch (LocalStackException e) {
      data.close();
      throw e;
    } catch (Exception e) {
      data.close();
      throw new LocalStackException(
          "The broker did not start (data in " + data.path() + "): " + e.getMessage(), e);
    }
  }

  @Override
  public String bootstrapServers() {
    return BoundSockets.HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  /** Where its records are: the directory that was given, or a temporary one. */
  public Path dataDirectory() {
    return data.path();
  }

  /** With the broker's defaults, and one replica. */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /**
   * Returns when clients see the topic.
   *
   * @param configuration topic settings, such as {@code cleanup.policy}
   * @throws LocalStackException if it exists or cannot be made
   */
  public void createTopic(String name, int partitions, Map<String, String> configuration) {
    TopicCreation.run(client, name, partitions, configuration);
  }

  /** Stops the broker; removes its data directory if that was a temporary one. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      node.close();
    } finally {
      data.close();
    }
  }
}
