package io.fovea.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;

/** What {@code broker.properties} beside this class says, and what is known only at the start. */
record BrokerConfiguration(Map<String, String> entries) {
  static final int NODE_ID = 1;

  static BrokerConfiguration of(Storage storage, BoundSockets sockets, Duration startDeadline)
      throws IOException {
    String broker = BoundSockets.HOST + ":" + sockets.brokerPort();
    String controller = BoundSockets.HOST + ":" + sockets.controllerPort();
    Map<String, String> entries = fixed();
    entries.put("node.id", Integer.toString(NODE_ID));
    entries.put("log.dirs", storage.records().toString());
    entries.put("metadata.log.dir", storage.metadata().toString());
    entries.put(
        "listeners",
        BoundSockets.BROKER + "://" + broker + "," + BoundSockets.CONTROLLER + "://" + controller);
    entries.put("controller.listener.names", BoundSockets.CONTROLLER);
    entries.put("controller.quorum.voters", NODE_ID + "@" + controller);
    entries.put("server.max.startup.time.ms", Long.toString(startDeadline.toMillis()));
    return new BrokerConfiguration(Map.copyOf(entries));
  }

  /** With others over these. */
  BrokerConfiguration and(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(entries);
    all.putAll(others);
    return new BrokerConfiguration(Map.copyOf(all));
  }

  KafkaConfig toKafkaConfig() {
    return new KafkaConfig(entries, false);
  }

  static Map<String, String> fixed() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = BrokerConfiguration.class.getResourceAsStream("broker.properties")) {
      properties.load(in);
    }
    Map<String, String> entries = new HashMap<>();
    properties.stringPropertyNames().forEach(k -> entries.put(k, properties.getProperty(k)));
    return entries;
  }
}
