package io.fovea.streamsclassifier.quality.application;

import io.fovea.streamsclassifier.deadletter.DeadLetters;
import io.fovea.streamsclassifier.service.ServiceProperties;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The configuration of Kafka Streams for quality: what large and exact totals need. */
final class QualityProperties {
  private static final int MB = 1 << 20;

  /** A partition's totals of a model with some thousand classes are one record. */
  private static final int LARGEST_RECORD = 16 * MB;

  private QualityProperties() {}

  static Properties of(
      QualitySettings settings,
      int threads,
      Path stateDirectory,
      StateMemory memory,
      DeadLetters letters) {
    return new ServiceProperties(settings.kafka(), settings.applicationId(), threads, letters)
        .with(
            defaults(stateDirectory),
            Map.of(
                // Not a matter of taste: whatever is applied twice would stay in the totals.
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StateMemory.CONFIG,
                memory));
  }

  private static Map<String, Object> defaults(Path stateDirectory) {
    return Map.of(
        StreamsConfig.STATE_DIR_CONFIG,
        stateDirectory.toString(),
        // Nobody waits for a report as for a prediction, and a commit writes out what is cached.
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        500,
        // What follows does not depend on which topic's records come first, so none waits for the
        // other. Kafka's default looks at all partitions before each record.
        StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
        StreamsConfig.MAX_TASK_IDLE_MS_DISABLED,
        StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
        32L * MB,
        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
        BoundedStores.class,
        StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
        0,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        LARGEST_RECORD,
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        LARGEST_RECORD);
  }
}
