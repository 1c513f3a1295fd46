package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Plain clients of a broker: what the tests write and read. */
record Records(String bootstrapServers) {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  void write(String topic, String... values) {
    write(Map.of(), topic, values);
  }

  void write(Map<String, Object> more, String topic, String... values) {
    try (KafkaProducer<String, String> producer = producer(more)) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value));
      }
    }
  }

  KafkaConsumer<String, String> consumer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
  }

  /** All committed values of partition 0, up to its end as it is now. */
  List<String> committed(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<String, String> consumer = consumer(Map.of())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      consumer.seekToBeginning(List.of(partition));
      List<String> values = new ArrayList<>();
      long deadline = System.nanoTime() + DEADLINE.toNanos();
      while (consumer.position(partition) < end && System.nanoTime() - deadline < 0) {
        consumer.poll(Duration.ofMillis(100)).forEach(r -> values.add(r.value()));
      }
      return values;
    }
  }

  /** Polls until the consumer has seen just these values, in this order. */
  static void awaitValues(KafkaConsumer<String, String> consumer, String... values) {
    List<String> seen = new ArrayList<>();
    Awaitility.await()
        .pollInSameThread()
        .atMost(DEADLINE)
        .untilAsserted(
            () -> {
              consumer.poll(Duration.ofMillis(100)).forEach(r -> seen.add(r.value()));
              assertThat(seen).containsExactly(values);
            });
  }
}
