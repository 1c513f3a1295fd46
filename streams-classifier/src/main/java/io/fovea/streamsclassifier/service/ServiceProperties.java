package io.fovea.streamsclassifier.service;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.streamsclassifier.deadletter.DeadLetterHandler;
import io.fovea.streamsclassifier.deadletter.DeadLetters;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The configuration of Kafka Streams, as far as it is the same for every service. Defaults stand
 * under their plain names, which Kafka ranks lowest, so that {@code -X key=value} overrides them
 * with and without a client's prefix.
 *
 * @param applicationId consumer group and prefix of transactions and inner topics
 * @param threads stream threads
 * @param letters where records go that cannot be read
 */
public record ServiceProperties(
    KafkaSettings kafka, String applicationId, int threads, DeadLetters letters) {

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          // What belongs together is forwarded in one go, and fills a request by itself.
          ProducerConfig.LINGER_MS_CONFIG, 0,
          // A thread that died keeps its place in the group for so long, and its partitions with
          // it, though the thread that replaces it is there at once. Kafka's own is 45 s.
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000,
          StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");

  /**
   * The whole configuration.
   *
   * @param defaults over those of all services, under what people passed through
   * @param fixed over what people passed through
   */
  public Properties with(Map<String, ?> defaults, Map<String, ?> fixed) {
    Map<String, Object> config = new HashMap<>(DEFAULTS);
    config.putAll(defaults);
    config.putAll(kafka.clientConfig());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    config.put(DeadLetters.CONFIG, letters);
    config.putAll(fixed);
    Properties properties = new Properties();
    properties.putAll(config);
    return properties;
  }
}
