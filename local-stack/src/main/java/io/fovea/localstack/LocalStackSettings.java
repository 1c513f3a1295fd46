package io.fovea.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a local stack looks like; start from {@link #DEFAULT} and change what matters.
 *
 * @param brokerPort on loopback; 0: a free one
 * @param registryPort on loopback; 0: a free one
 * @param dataDirectory where the broker keeps its records, made if missing, reused if there and
 *     kept on close; absent: a temporary one, removed on close
 * @param withRegistry whether there is a schema registry at all
 * @param startDeadline how long each of the two may take to start
 */
public record LocalStackSettings(
    int brokerPort,
    int registryPort,
    Optional<Path> dataDirectory,
    boolean withRegistry,
    Duration startDeadline) {

  /** Free ports, a temporary data directory, with a registry, a minute to start. */
  public static final LocalStackSettings DEFAULT =
      new LocalStackSettings(0, 0, Optional.empty(), true, Duration.ofMinutes(1));

  /** The ports that clients of Kafka and of Confluent's registry look at first. */
  public static final int STANDARD_BROKER_PORT = 9092;

  public static final int STANDARD_REGISTRY_PORT = 8081;

  public LocalStackSettings {
    checkPort("broker port", brokerPort);
    checkPort("registry port", registryPort);
    Objects.requireNonNull(dataDirectory, "dataDirectory");
    if (startDeadline.isZero() || startDeadline.isNegative()) {
      throw new IllegalArgumentException("the start deadline is above zero: " + startDeadline);
    }
  }

  public LocalStackSettings onBrokerPort(int port) {
    return new LocalStackSettings(port, registryPort, dataDirectory, withRegistry, startDeadline);
  }

  public LocalStackSettings onRegistryPort(int port) {
    return new LocalStackSettings(brokerPort, port, dataDirectory, withRegistry, startDeadline);
  }

  public LocalStackSettings keepingDataIn(Path directory) {
    return new LocalStackSettings(
        brokerPort, registryPort, Optional.of(directory), withRegistry, startDeadline);
  }

  public LocalStackSettings withoutRegistry() {
    return new LocalStackSettings(brokerPort, registryPort, dataDirectory, false, startDeadline);
  }

  public LocalStackSettings startingWithin(Duration deadline) {
    return new LocalStackSettings(brokerPort, registryPort, dataDirectory, withRegistry, deadline);
  }

  /** Whether nothing is asked of the broker that only the embedded one gives: a port, its data. */
  boolean suitAnyBroker() {
    LocalStackSettings plain = DEFAULT.onRegistryPort(registryPort).startingWithin(startDeadline);
    return equals(withRegistry ? plain : plain.withoutRegistry());
  }

  private static void checkPort(String what, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the " + what + " is between 0 and 65535: " + port);
    }
  }
}
