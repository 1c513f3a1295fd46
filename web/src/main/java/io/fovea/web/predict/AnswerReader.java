package io.fovea.web.predict;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.WholeTopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all predictions and dead letters from the time it was made, in a thread of its own, and
 * hands on those that somebody here waits for.
 */
public final class AnswerReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final WholeTopicReader<String, byte[]> reader;
  private final AnswerRecords records;
  private final Answers answers;
  private final Thread thread;
  private volatile Throwable failure;

  public AnswerReader(KafkaSettings kafka, AnswerRecords records, Answers answers) {
    this.records = records;
    this.answers = answers;
    this.reader =
        WholeTopicReader.fromEnd(
            kafka,
            List.of(kafka.topics().predictions(), kafka.topics().deadLetters()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
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
    reader.wakeup();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt(); // the thread is a daemon and ends by itself
    }
  }

  private void read() {
    try (reader) {
      while (true) {
        ConsumerRecords<String, byte[]> polled = reader.poll(POLL);
        for (TopicPartition partition : polled.partitions()) {
          handOn(polled.records(partition));
        }
        answers.forgetOld();
      }
    } catch (WakeupException closed) {
      // as asked
    } catch (RuntimeException | Error failed) {
      failure = failed;
    }
  }

  private void handOn(List<ConsumerRecord<String, byte[]>> polled) {
    for (ConsumerRecord<String, byte[]> record : polled) {
      if (record.key() != null && answers.isAwaited(record.key())) {
        if (!records.handOn(record, answers)) {
          reader.goBackTo(record); // the registry is away: once more, in order
          return;
        }
      }
    }
  }
}
