package io.fovea.runtime.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads all partitions of topics, committed records only, in no group: a look changes nothing, and
 * two readers both see all. A partition that is added later is read from its beginning. One thread
 * at a time may use it; any may call {@link #wakeup()}.
 */
public final class WholeTopicReader<K, V> implements AutoCloseable {
  private final Set<String> topics;
  private final Set<String> unread = new HashSet<>();
  private final KafkaConsumer<K, V> consumer;

  private WholeTopicReader(Collection<String> topics, KafkaConsumer<K, V> consumer) {
    this.topics = Set.copyOf(topics);
    this.consumer = consumer;
  }

  /**
   * Stands at the oldest records. Closes the deserializers with itself.
   *
   * @throws IllegalArgumentException if a topic is missing
   */
  public static <K, V> WholeTopicReader<K, V> fromBeginning(
      KafkaSettings kafka,
      Collection<String> topics,
      Deserializer<K> keys,
      Deserializer<V> values) {
    return open(kafka, topics, keys, values, KafkaConsumer::seekToBeginning);
  }

  /** The same, but behind the newest records: what is written once it returned is read. */
  public static <K, V> WholeTopicReader<K, V> fromEnd(
      KafkaSettings kafka,
      Collection<String> topics,
      Deserializer<K> keys,
      Deserializer<V> values) {
    return open(kafka, topics, keys, values, KafkaConsumer::seekToEnd);
  }

  /** What is there, waiting for a first record at most so long. */
  public ConsumerRecords<K, V> poll(Duration atMost) {
    takeAddedPartitions();
    return consumer.poll(atMost);
  }

  /** Lets a record come again, and all behind it in its partition. */
  public void goBackTo(ConsumerRecord<?, ?> record) {
    consumer.seek(new TopicPartition(record.topic(), record.partition()), record.offset());
  }

  /** Fetches no records of one of the topics, for whoever asks for their number alone. */
  public void leaveUnread(String topic) {
    unread.add(topic);
    pauseUnread();
  }

  /**
   * The sum of end offsets of one of the topics: the number of its records, where neither
   * transactions nor compaction left gaps.
   */
  public long endOf(String topic) {
    List<TopicPartition> all = partitions(consumer.partitionsFor(topic));
    return consumer.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Where the partitions that it reads end now, for {@link #hasRead}. */
  public Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(consumer.assignment());
  }

  /** Whether it handed on all that stood before those ends. */
  public boolean hasRead(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Ends {@link #poll} with a {@code WakeupException}, now or at its next call. */
  public void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private interface Start {
    void seek(KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions);
  }

  private static <K, V> WholeTopicReader<K, V> open(
      KafkaSettings kafka,
      Collection<String> topics,
      Deserializer<K> keys,
      Deserializer<V> values,
      Start start) {
    WholeTopicReader<K, V> reader =
        new WholeTopicReader<>(topics, new KafkaConsumer<>(config(kafka), keys, values));
    try {
      reader.takePosition(start);
      return reader;
    } catch (RuntimeException failure) {
      reader.close();
      throw failure;
    }
  }

  private void takePosition(Start start) {
    Set<TopicPartition> all = new HashSet<>();
    for (String topic : topics) {
      List<TopicPartition> found = partitions(consumer.partitionsFor(topic));
      if (found.isEmpty()) {
        throw new IllegalArgumentException("the topic '" + topic + "' is missing");
      }
      all.addAll(found);
    }
    consumer.assign(all);
    start.seek(consumer, all);
    // Seeking is lazy; nothing that is written from now on must be before the position.
    all.forEach(consumer::position);
  }

  private void takeAddedPartitions() {
    Set<TopicPartition> all = new HashSet<>(consumer.assignment());
    Set<TopicPartition> added = new HashSet<>();
    for (TopicPartition partition : knownPartitions()) {
      if (all.add(partition)) {
        added.add(partition);
      }
    }
    if (!added.isEmpty()) {
      consumer.assign(all); // those that it had before keep their positions
      consumer.seekToBeginning(added);
      pauseUnread();
    }
  }

  private void pauseUnread() {
    consumer.pause(
        consumer.assignment().stream()
            .filter(partition -> unread.contains(partition.topic()))
            .toList());
  }

  /** Asks nobody: the consumer keeps what it knows of its topics, and asks anew now and then. */
  private List<TopicPartition> knownPartitions() {
    List<TopicPartition> known = new ArrayList<>();
    for (String topic : topics) {
      try {
        known.addAll(partitions(consumer.partitionsFor(topic, Duration.ZERO)));
      } catch (RetriableException notNow) {
        // nothing is known of the topic for a moment, such as while a broker starts
      }
    }
    return known;
  }

  private static List<TopicPartition> partitions(List<PartitionInfo> found) {
    return found.stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private static Map<String, Object> config(KafkaSettings kafka) {
    Map<String, Object> config = kafka.clientConfig();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Only where the broker lost its place: twice is better than not at all.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // A poll hands on what was fetched already, and that is bounded by its bytes.
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    // So long an added partition may stay unseen.
    config.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    return config;
  }
}
