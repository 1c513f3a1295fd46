package io.fovea.producer.tail;

import io.fovea.runtime.kafka.KafkaSettings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers by partition and in no group: a look changes nothing, and two looks both see all. */
final class TopicConsumer {
  private TopicConsumer() {}

  /**
   * Opens one that stands where it should; the caller closes it.
   *
   * @param fromBeginning at the oldest record, else behind the newest
   */
  static Consumer<byte[], byte[]> open(KafkaSettings kafka, String topic, boolean fromBeginning) {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            config(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      takePosition(consumer, topic, fromBeginning);
      return consumer;
    } catch (RuntimeException failure) {
      consumer.close();
      throw failure;
    }
  }

  private static void takePosition(
      Consumer<byte[], byte[]> consumer, String topic, boolean fromBeginning) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    // Seeking is lazy; what comes after the words "waiting for" must be seen.
    partitions.forEach(consumer::position);
  }

  private static Map<String, Object> config(KafkaSettings kafka) {
    Map<String, Object> config = kafka.clientConfig();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return config;
  }
}
