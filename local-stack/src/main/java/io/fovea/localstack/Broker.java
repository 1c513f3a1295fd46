package io.fovea.localstack;

/** One node of Kafka without authentication, whose records go when it is closed. */
interface Broker extends AutoCloseable {
  /** {@code host:port}. */
  String bootstrapServers();

  @Override
  void close();
}
