package io.fovea.localstack;

/**
 * Starts brokers of one kind; found by {@link java.util.ServiceLoader}. The product has none but
 * the embedded one: others are for tests. They hold to {@code broker.properties} as that one does.
 */
interface BrokerSource {
  /** What {@link BrokerChoice#PROPERTY} asks for it by. */
  String name();

  /**
   * Returns when the broker takes requests.
   *
   * @throws LocalStackException if it does not start; nothing is left running then
   */
  Broker start(LocalStackSettings settings);
}
