package io.fovea.streamsclassifier;

import io.fovea.streamsclassifier.deadletter.DeadLetters;
import io.fovea.streamsclassifier.lookahead.LookAheadInterceptor;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import io.fovea.streamsclassifier.service.ServiceProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The configuration of Kafka Streams for the classifier: what batches need. */
final class StreamsProperties {
  private static final String INTERCEPTORS =
      StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
  private static final String TRANSACTION_TIMEOUT =
      StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);

  /** What Kafka Streams sets when nobody else does. */
  private static final long TRANSACTION_TIMEOUT_MS = 10_000;

  private static final int COMMIT_INTERVAL_MS = 500;
  private static final int LINGER_MS = 200;
  private static final int POLL_MS = 20;
  private static final String PRODUCER_BACKOFF =
      StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG);
  private static final int PRODUCER_BACKOFF_MS = 10;
  private static final int KAFKAS_BUFFERED_RECORDS = 1_000;
  private static final int MB = 1 << 20;

  private StreamsProperties() {}

  static Properties of(
      ClassifierSettings settings, int threads, LookAheads<?> lookAheads, DeadLetters letters) {
    return new ServiceProperties(settings.kafka(), settings.applicationId(), threads, letters)
        .with(
            defaults(settings),
            Map.of(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                settings.guarantee().kafkaName(),
                INTERCEPTORS,
                interceptors(settings.kafka().clientSettings()),
                StreamsConfig.mainConsumerPrefix(LookAheads.CONFIG),
                lookAheads));
  }

  private static Map<String, Object> defaults(ClassifierSettings settings) {
    Map<String, Object> defaults = new HashMap<>(producerBackoff(settings));
    defaults.putAll(batching(settings));
    return defaults;
  }

  private static Map<String, Object> batching(ClassifierSettings settings) {
    return Map.ofEntries(
        // At Kafka's own 1 MB a partition, images of 500 KB come two at a time. More than a full
        // batch of those in a fetch waits for its turn so long that collections copy it.
        Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * MB),
        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MB),
        Map.entry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 4 * MB),
        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords(settings)),
        // A poll must never make Kafka Streams pause the partition that it came from.
        Map.entry(
            StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
            Math.max(KAFKAS_BUFFERED_RECORDS, pollRecords(settings))),
        // Trigger and linger of a batch: fetch.min.bytes and fetch.max.wait.ms, left at Kafka's 1
        // byte: what arrives while the engine runs is the next batch.
        // A dead letter is as large as what was sent to us, whatever we accept as an image.
        Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 64 * MB),
        Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 128L * MB),
        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10),
        // Whoever is caught up commits or, at least once, flushes: either sends what lingers.
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS),
        // A task reads one partition: there is no order among several to wait for.
        Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED),
        // In front of a backlog; see ClassifyProcessor.
        Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS),
        // Between two polls Kafka Streams looks at timers, such as that of ReleasePace.
        Map.entry(StreamsConfig.POLL_MS_CONFIG, POLL_MS));
  }

  /**
   * A transaction that begins while the one before still ends is told to try again, and the
   * producer does nothing else until then: by Kafka's default, for 100 ms. Consumers keep that,
   * since they look for work at such intervals, too. Under whatever name people give one, theirs
   * counts.
   */
  private static Map<String, Object> producerBackoff(ClassifierSettings settings) {
    return settings.kafka().clientSettings().containsKey(ProducerConfig.RETRY_BACKOFF_MS_CONFIG)
        ? Map.of()
        : Map.of(PRODUCER_BACKOFF, PRODUCER_BACKOFF_MS);
  }

  /**
   * Whole batches, so that all of a full poll's are full. Not many: Kafka Streams works through
   * what it polled before it looks whether it should stop, and a large network takes its time.
   */
  private static int pollRecords(ClassifierSettings settings) {
    return 4 * Math.max(settings.maxBatch(), 128);
  }

  /** Behind those of other people: the stash must see what Kafka Streams will see. */
  private static String interceptors(Map<String, String> clientSettings) {
    String ours = LookAheadInterceptor.class.getName();
    String others = clientSettings.get(INTERCEPTORS);
    return others == null ? ours : others + "," + ours;
  }

  /** A chunk must be over long before the broker gives up the transaction it may run in. */
  static Duration chunkTime(ClassifierSettings settings) {
    String given = settings.kafka().clientSettings().get(TRANSACTION_TIMEOUT);
    long timeout = given == null ? TRANSACTION_TIMEOUT_MS : Long.parseLong(given);
    return Duration.ofMillis(Math.max(1, timeout / 4));
  }
}
