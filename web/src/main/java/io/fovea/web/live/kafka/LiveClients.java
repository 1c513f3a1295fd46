package io.fovea.web.live.kafka;

import io.fovea.runtime.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Clients that give up soon: somebody looks at a page and wants to know. */
final class LiveClients {
  /** Under what people take for hanging. */
  static final Duration ANSWER = Duration.ofSeconds(5);

  /** To close one; without the broker, nothing more can be done. */
  static final Duration CLOSE = Duration.ofSeconds(1);

  private final KafkaSettings kafka;

  LiveClients(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  Admin admin() {
    Map<String, Object> config = common();
    // Both default to more than is asked for here.
    config.put("default.api.timeout.ms", (int) ANSWER.toMillis());
    config.put("request.timeout.ms", (int) ANSWER.toMillis() - 1_000);
    return Admin.create(config);
  }

  /** Many small records at a time. */
  Consumer<String, byte[]> topics() {
    Map<String, Object> config = consumer();
    // Of many reports of one key in a poll, one has to be decoded.
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    return consumer(config);
  }

  /** Single records here and there, and little of what stands behind them. */
  Consumer<String, byte[]> images() {
    Map<String, Object> config = consumer();
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 10);
    return consumer(config);
  }

  private Map<String, Object> consumer() {
    Map<String, Object> config = common();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
    return config;
  }

  private Map<String, Object> common() {
    Map<String, Object> config = new HashMap<>(kafka.clientConfig());
    config.put("client.id", "fovea-web-live");
    return config;
  }

  private static Consumer<String, byte[]> consumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
