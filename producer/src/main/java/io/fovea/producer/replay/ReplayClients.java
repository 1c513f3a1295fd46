package io.fovea.producer.replay;

import io.fovea.runtime.kafka.KafkaSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the Kafka clients. What the promise of "once" rests on cannot be set otherwise. */
final class ReplayClients {
  /** What once fitted into the topic of images should fit again; brokers know the true bound. */
  private static final int LARGEST_RECORD = 512 << 20;

  /** What all transactional ids begin with. */
  static final String TRANSACTIONS = "fovea-replay.";

  private final KafkaSettings kafka;

  ReplayClients(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  Admin admin() {
    return Admin.create(kafka.clientConfig());
  }

  /** In no group: what went back is told by the ledger. */
  Consumer<byte[], byte[]> consumer() {
    Map<String, Object> config = kafka.clientConfig();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // The last fetch of a walk finds nothing but the marker of a transaction: no use to wait there.
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Its transactional id is the same in every call, so a new call ends what an old one began. */
  Producer<byte[], byte[]> producer() {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) LARGEST_RECORD);
    config.putAll(kafka.clientConfig());
    // With more, older brokers take what stands behind a batch that is too large for the beginning.
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONS + kafka.topics().deadLetters());
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
