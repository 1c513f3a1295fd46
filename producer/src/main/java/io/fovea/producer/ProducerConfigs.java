package io.fovea.producer;

import io.fovea.schemas.RegistryAvroSerializer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Kafka producer's settings; whatever people pass through goes over them. */
final class ProducerConfigs {
  /** What an event holds beside its content: id, source, attributes, framing. */
  private static final int AROUND_CONTENT = 64 << 10;

  private static final long LEAST_BUFFER = 64L << 20;

  /** Under this rate a batch would fill too slowly to be worth waiting for. */
  private static final double RATE_WORTH_LINGERING = 1_000;

  private ProducerConfigs() {}

  static Map<String, Object> of(ProducerSettings settings) {
    Map<String, Object> config = new HashMap<>(delivery());
    config.putAll(throughput(settings.rate()));
    config.putAll(sizes(settings.maxImageBytes()));
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
    config.put(
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, RegistryAvroSerializer.class.getName());
    config.putAll(settings.kafka().clientConfig());
    return config;
  }

  /**
   * Idempotent and acknowledged by all: a retry neither loses nor doubles nor reorders. That holds
   * behind a batch that the broker finds too large only with one request at a time: RATIONALE.md.
   */
  private static Map<String, Object> delivery() {
    return Map.of(
        ProducerConfig.CLIENT_ID_CONFIG,
        "fovea-produce",
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
        1,
        // Kafka's two minutes are long for somebody who waits at a terminal for the failure.
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        30_000,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        15_000,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        30_000);
  }

  private static Map<String, Object> throughput(Optional<Double> rate) {
    boolean slow = rate.isPresent() && rate.get() < RATE_WORTH_LINGERING;
    return Map.of(
        ProducerConfig.LINGER_MS_CONFIG,
        slow ? 0 : 5,
        ProducerConfig.BATCH_SIZE_CONFIG,
        256 << 10,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4");
  }

  private static Map<String, Object> sizes(int maxImageBytes) {
    int largest = Math.addExact(maxImageBytes, AROUND_CONTENT);
    return Map.of(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        largest,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        Math.max(LEAST_BUFFER, 2L * largest));
  }
}
