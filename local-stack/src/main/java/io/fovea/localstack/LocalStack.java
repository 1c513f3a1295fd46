package io.fovea.localstack;

import java.net.URI;
import java.util.Map;

/**
 * A broker and a schema registry of one's own, on loopback. The registry is launched first and then
 * boots in its own process while the broker starts in this one.
 *
 * <p>Close it after every client of it. If this JVM dies without that, the registry ends by itself.
 */
public final class LocalStack implements AutoCloseable {
  private final Broker broker;
  private final RegistryProcess registry;

  private LocalStack(Broker broker, RegistryProcess registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /** On free ports, keeping nothing. */
  public static LocalStack start() {
    return start(LocalStackSettings.DEFAULT);
  }

  /**
   * Returns when both answer.
   *
   * @throws LocalStackException if one does not start; nothing is left running then
   */
  public static LocalStack start(LocalStackSettings settings) {
    if (!settings.withRegistry()) {
      return new LocalStack(BrokerChoice.start(settings), null);
    }
    RegistryProcess registry = RegistryProcess.launch(settings, RegistryHome.find());
    try {
      Broker broker = BrokerChoice.start(settings);
      try {
        registry.awaitReady();
        return new LocalStack(broker, registry);
      } catch (RuntimeException | Error e) {
        broker.close();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      registry.close();
      throw e;
    }
  }

  /** {@code host:port}. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /**
   * The base address of the Confluent API, without a slash at its end.
   *
   * @throws IllegalStateException if the stack was started without a registry
   */
  public URI schemaRegistry() {
    if (registry == null) {
      throw new IllegalStateException("this stack was started without a schema registry");
    }
    return registry.url();
  }

  Broker broker() {
    return broker;
  }

  RegistryProcess registry() {
    return registry;
  }

  /** See {@link EmbeddedBroker#createTopic(String, int)}. */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /** See {@link EmbeddedBroker#createTopic(String, int, Map)}. */
  public void createTopic(String name, int partitions, Map<String, String> configuration) {
    TopicCreation.run(
        Map.of("bootstrap.servers", bootstrapServers()), name, partitions, configuration);
  }

  /** Stops both and removes what they kept in temporary directories. Safe to call twice. */
  @Override
  public void close() {
    try {
      if (registry != null) {
        registry.close();
      }
    } finally {
      broker.close();
    }
  }
}
