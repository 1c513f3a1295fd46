package io.fovea.benchmarks;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Committed records of a topic from its start on, as a downstream service would read them. */
final class CommittedRecords {
  private CommittedRecords() {}

  /** In no group, and placed before it returns. To be closed. */
  static <T extends SpecificRecord> KafkaConsumer<byte[], T> of(
      Class<T> type, String topic, KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.clientConfig());
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    config.put("enable.auto.commit", false);
    RegistryAvroDeserializer<T> values = RegistryAvroDeserializer.of(type);
    values.configure(config, false);
    KafkaConsumer<byte[], T> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), values);
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
