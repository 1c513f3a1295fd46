package io.fovea.benchmarks.stack;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.WholeTopicReader;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Committed records of a topic, as a downstream service would read them; in no group. */
public final class CommittedRecords {
  /** A reader that takes little of the processor takes much at once. */
  private static final int POLL_RECORDS = 5_000;

  private CommittedRecords() {}

  /** From the start of the topic on. To be closed. */
  public static <T extends SpecificRecord> WholeTopicReader<byte[], T> of(
      Class<T> type, String topic, KafkaSettings kafka) {
    RegistryAvroDeserializer<T> values = RegistryAvroDeserializer.of(type);
    values.configure(kafka.clientConfig(), false);
    return WholeTopicReader.fromBeginning(
        kafka, List.of(topic), new ByteArrayDeserializer(), values);
  }

  /** What comes from now on, not decoded; placed before it returns. To be closed. */
  static KafkaConsumer<byte[], byte[]> fromNow(String topic, KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.clientConfig());
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("max.poll.records", POLL_RECORDS);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
