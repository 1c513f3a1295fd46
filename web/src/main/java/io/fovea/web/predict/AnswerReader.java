package io.fovea.web.predict;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all predictions and dead letters from the time it was made, in a thread of its own, and
 * hands on those that somebody here waits for. In no group: every instance sees every record.
 */
public final class AnswerReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<String, byte[]> consumer;
  private final AnswerRecords records;
  private final Answers answers;
  private final Thread thread;
  private volatile Throwable failure;

  public AnswerReader(KafkaSettings kafka, AnswerRecords records, Answers answers) {
    this.records = records;
    this.answers = answers;
    this.consumer =
        new KafkaConsumer<>(config(kafka), new StringDeserializer(), new ByteArrayDeserializer());
    try {
      standBehindTheNewest(kafka.topics());
    } catch (RuntimeException failed) {
      consumer.close();
      throw failed;
    }
    this.thread = new Thread(this::read, "answers");
    thread.setDaemon(true);
    thread.start();
  }

  /** Why it reads no more; nothing as long as it does. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt(); // the thread is a daemon and ends by itself
    }
  }

  private void standBehindTheNewest(Topics topics) {
    List<TopicPartition> all = new ArrayList<>();
    for (String topic : List.of(topics.predictions(), topics.deadLetters())) {
      for (PartitionInfo partition : consumer.partitionsFor(topic)) {
        all.add(new TopicPartition(topic, partition.partition()));
      }
    }
    consumer.assign(all);
    consumer.seekToEnd(all);
    // Seeking is lazy; an answer to the first request must not be before the position.
    all.forEach(consumer::position);
  }

  private void read() {
    try (consumer) {
      while (true) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
        for (TopicPartition partition : polled.partitions()) {
          handOn(partition, polled.records(partition));
        }
        answers.forgetOld();
      }
    } catch (WakeupException closed) {
      // as asked
    } catch (RuntimeException | Error failed) {
      failure = failed;
    }
  }

  private void handOn(TopicPartition partition, List<ConsumerRecord<String, byte[]>> polled) {
    for (ConsumerRecord<String, byte[]> record : polled) {
      if (record.key() != null && answers.isAwaited(record.key())) {
        if (!records.handOn(record, answers)) {
          consumer.seek(partition, record.offset()); // the registry is away: once more, in order
          return;
        }
      }
    }
  }

  private static Map<String, Object> config(KafkaSettings kafka) {
    Map<String, Object> config = kafka.clientConfig();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "fovea-web");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Only where the broker lost its place: what comes twice is not waited for any more.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return config;
  }
}
