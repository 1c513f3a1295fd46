package io.fovea.streamsclassifier;

import io.fovea.streamsclassifier.deadletter.DeadLetterHandler;
import io.fovea.streamsclassifier.deadletter.DeadLetters;
import io.fovea.streamsclassifier.lookahead.LookAheadInterceptor;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The configuration of Kafka Streams. Defaults stand under their plain names, which Kafka ranks
 * lowest, so that {@code -X key=value} overrides them with and without a client's prefix.
 */
final class StreamsProperties {
  private static final String INTERCEPTORS =
      StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
  private static final String TRANSACTION_TIMEOUT =
      StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);

  /** What Kafka Streams sets when nobody else does. */
  private static final long TRANSACTION_TIMEOUT_MS = 10_000;

  private static final int KAFKAS_BUFFERED_RECORDS = 1_000;
  private static final int MB = 1 << 20;

  private StreamsProperties() {}

  static Properties of(
      ClassifierSettings settings, int threads, LookAheads<?> lookAheads, DeadLetters letters) {
    Map<String, Object> config = new HashMap<>(defaults(settings));
    config.putAll(settings.kafka().clientConfig());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, settings.guarantee().kafkaName());
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    config.put(DeadLetters.CONFIG, letters);
    config.put(INTERCEPTORS, interceptors(config));
    config.put(StreamsConfig.mainConsumerPrefix(LookAheads.CONFIG), lookAheads);
    Properties properties = new Properties();
    properties.putAll(config);
    return properties;
  }

  private static Map<String, Object> defaults(ClassifierSettings settings) {
    return Map.ofEntries(
        // At Kafka's own 1 MB a partition, images of 500 KB come two at a time.
        Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * MB),
        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 64 * MB),
        Map.entry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 4 * MB),
        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords(settings)),
        // A poll must never make Kafka Streams pause the partition that it came from.
        Map.entry(
            StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
            Math.max(KAFKAS_BUFFERED_RECORDS, pollRecords(settings))),
        // Trigger and linger of a batch: fetch.min.bytes and fetch.max.wait.ms, left at Kafka's 1
        // byte: what arrives while the engine runs is the next batch.
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
        // A dead letter is as large as what was sent to us, whatever we accept as an image.
        Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 64 * MB),
        Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 128L * MB),
        Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 30),
        // A thread that died keeps its place in the group for so long, and its partitions with it,
        // though the thread that replaces it is there at once. Kafka's own is 45 s.
        Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000),
        Map.entry(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic"));
  }

  /**
   * Whole batches, so that all of a full poll's are full. Not many: Kafka Streams works through
   * what it polled before it looks whether it should stop, and a large network takes its time.
   */
  private static int pollRecords(ClassifierSettings settings) {
    return 4 * Math.max(settings.maxBatch(), 128);
  }

  /** Behind those of other people: the stash must see what Kafka Streams will see. */
  private static String interceptors(Map<String, Object> config) {
    String ours = LookAheadInterceptor.class.getName();
    Object others = config.get(INTERCEPTORS);
    return others == null ? ours : others + "," + ours;
  }

  /** A chunk must be over long before the broker gives up the transaction it may run in. */
  static Duration chunkTime(ClassifierSettings settings) {
    String given = settings.kafka().clientSettings().get(TRANSACTION_TIMEOUT);
    long timeout = given == null ? TRANSACTION_TIMEOUT_MS : Long.parseLong(given);
    return Duration.ofMillis(Math.max(1, timeout / 4));
  }
}
