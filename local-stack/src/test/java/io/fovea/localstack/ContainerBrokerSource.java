package io.fovea.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The official image of Apache Kafka in a container, with the settings of the embedded broker. For
 * the integration tests of every module, which find it on their class path with {@code
 * -Pcontainers}.
 */
public final class ContainerBrokerSource implements BrokerSource {
  /** A system property: the image, as {@code docker-compose.yml} names it. */
  static final String IMAGE = "fovea.stack.broker.image";

  @Override
  public String name() {
    return "container";
  }

  @Override
  public Broker start(LocalStackSettings settings) {
    String image = Objects.requireNonNull(System.getProperty(IMAGE), IMAGE);
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new LocalStackException(
          "No container engine answers, and -Pcontainers asks for a broker in one: start it, or say"
              + " by DOCKER_HOST where it is");
    }
    KafkaContainer container =
        new KafkaContainer(image)
            .withEnv(environment(fixedSettings()))
            .withStartupTimeout(settings.startDeadline());
    try {
      container.start();
      return new ContainerBroker(container);
    } catch (RuntimeException e) {
      container.close();
      throw new LocalStackException(
          "The broker did not start in a container of " + image + ": " + e.getMessage(), e);
    }
  }

  /**
   * As the image wants settings: {@code KAFKA_} and the name in capitals, joined by underscores.
   */
  static Map<String, String> environment(Map<String, String> settings) {
    return settings.entrySet().stream()
        .filter(setting -> !belongsToTheListeners(setting.getKey()))
        .collect(
            Collectors.toMap(
                setting -> "KAFKA_" + setting.getKey().toUpperCase().replace('.', '_'),
                Map.Entry::getValue));
  }

  /** Testcontainers names those, for it has one more: that of the container's own network. */
  private static boolean belongsToTheListeners(String setting) {
    return setting.contains("listener") || setting.equals("process.roles");
  }

  private static Map<String, String> fixedSettings() {
    try {
      return BrokerConfiguration.fixed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record ContainerBroker(KafkaContainer container) implements Broker {
    @Override
    public String bootstrapServers() {
      return container.getBootstrapServers();
    }

    @Override
    public void close() {
      container.close();
    }
  }
}
