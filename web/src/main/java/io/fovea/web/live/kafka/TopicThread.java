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
    LivePositions positions = new LivePositions(kafka.topics(), clock);
    while (!stop.isAsked()) {
      try {
        read(clients.topics(), positions);
      } catch (RuntimeException failed) {
        LOG.warn("The dashboard cannot read its topics, trying again: {}", failed.getMessage());
        state.status().readerAway();
        stop.await(AGAIN);
      }
    }
  }

  private void read(Consumer<String, byte[]> consumer, LivePositions positions) {
    try {
      positions.takeOver(consumer);
      while (!stop.isAsked()) {
        positions.takeAdded();
        state.status().qualityTopic(positions.has(kafka.topics().quality()));
        take(consumer.poll(POLL), positions);
      }
    } finally {
      consumer.close(CloseOptions.timeout(LiveClients.CLOSE));
    }
  }

  private void take(ConsumerRecords<String, byte[]> polled, LivePositions positions) {
    boolean taken = true;
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<String, byte[]>> batch = polled.records(partition);
      if (records.take(partition.topic(), batch)) {
        positions.read(partition, batch.get(batch.size() - 1).offset() + 1);
      } else {
        positions.goBack(partition);
        taken = false;
      }
    }
    if (taken) {
      state.status().reads();
    } else {
      state.status().registryAway();
      stop.await(AGAIN);
    }
  }
}
