package io.fovea.web;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schemas.RegistrySerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic holds. */
final class TopicValues {
  private TopicValues() {}

  /** All values of a key by now, in their order; {@code null} for a tombstone. */
  static <V extends SpecificRecord> List<V> ofKey(
      KafkaSettings kafka, String topic, String key, Class<V> type) {
    Map<String, Object> config = kafka.clientConfig();
    List<V> values = new ArrayList<>();
    try (RegistrySerde<V> serde = RegistrySerde.forValues(type, config);
        KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (key.equals(record.key())) {
            values.add(serde.deserializer().deserialize(topic, record.value()));
          }
        }
      }
    }
    return values;
  }
}
