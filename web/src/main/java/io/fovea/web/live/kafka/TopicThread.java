package io.fovea.web.live.kafka;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.web.live.LiveState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads predictions, dead letters and reports, whatever happens to Kafka meanwhile. */
final class TopicThread {
  private static final Logger LOG = LoggerFactory.getLogger(TopicThread.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final LiveClients clients;
  private final KafkaSettings kafka;
  private final LiveRecords records;
  private final LiveState state;
  private final Clock clock;
  private final Stop stop = new Stop();
  private final Thread thread = new Thread(this::run, "live-topics");

  TopicThread(KafkaSettings kafka, LiveRecords records, LiveState state, Clock clock) {
    this.clients = new LiveClients(kafka);
    this.kafka = kafka;
    this.records = records;
    this.state = state;
    this.clock = clock;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  void close() {
    stop.ask();
  }

  private void run() {
    while (!stop.isAsked()) {
      Consumer<String, byte[]> consumer = clients.topics();
      try {
        read(consumer);
      } catch (RuntimeException failed) {
        LOG.warn("The dashboard cannot read its topics, trying again: {}", failed.getMessage());
        state.status().readerAway();
        stop.await(AGAIN);
      } finally {
        consumer.close(CloseOptions.timeout(LiveClients.CLOSE));
      }
    }
  }

  private void read(Consumer<String, byte[]> consumer) {
    LivePositions positions = new LivePositions(consumer, kafka.topics(), clock);
    while (!stop.isAsked()) {
      positions.takeAdded();
      state.status().qualityTopic(positions.has(kafka.topics().quality()));
      ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
      boolean read = true;
      for (TopicPartition partition : polled.partitions()) {
        read &= take(consumer, partition, polled.records(partition));
      }
      if (read) {
        state.status().reads();
      } else {
        state.status().registryAway();
        stop.await(AGAIN);
      }
    }
  }

  private boolean take(
      Consumer<?, ?> consumer,
      TopicPartition partition,
      List<ConsumerRecord<String, byte[]>> polled) {
    if (records.take(partition.topic(), polled)) {
      return true;
    }
    consumer.seek(partition, polled.get(0).offset()); // once more, as one of them was not read
    return false;
  }
}
