package io.fovea.localstack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's controller and broker, wired as {@link KafkaRaftServer} wires them. That class itself
 * will not do: it opens its own sockets, and ends the whole JVM when a start fails.
 */
final class KafkaNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

  private final ControllerServer controller;
  private final BrokerServer broker;

  private KafkaNode(KafkaConfig config, BoundSockets sockets) {
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
        KafkaRaftServer.initializeLogDirs(config, LOG, "");
    SharedServer shared = shared(config, directories._1(), sockets);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
  }

  /** Returns when the broker takes requests; on failure both are stopped. */
  static KafkaNode start(KafkaConfig config, BoundSockets sockets) {
    KafkaNode node = new KafkaNode(config, sockets);
    try {
      // The controller first: the broker registers with it.
      node.controller.startup();
      node.broker.startup();
      return node;
    } catch (Throwable e) {
      // Scala throws checked exceptions without saying so.
      node.close();
      throw e;
    }
  }

  /** The broker first: it tells the controller that it goes. */
  @Override
  public void close() {
    try {
      broker.shutdown();
    } finally {
      controller.shutdown();
    }
  }

  private static SharedServer shared(
      KafkaConfig config, MetaPropertiesEnsemble directories, BoundSockets sockets) {
    Metrics metrics =
        Server$.MODULE$.initializeMetrics(
            config, Time.SYSTEM, directories.clusterId().orElseThrow());
    return new SharedServer(
        config,
        directories,
        Time.SYSTEM,
        metrics,
        CompletableFuture.completedFuture(
            QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
        List.of(),
        LoudFault::new,
        sockets);
  }
}
