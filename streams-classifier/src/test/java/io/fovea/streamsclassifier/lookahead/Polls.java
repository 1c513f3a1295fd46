package io.fovea.streamsclassifier.lookahead;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Makes what a consumer's poll returns. A record's value tells its partition and offset. */
final class Polls {
  static final String TOPIC = "images";

  private Polls() {}

  static TopicPartition partition(int partition) {
    return new TopicPartition(TOPIC, partition);
  }

  /** What becomes of a record whose turn it is, as the processor asks for it. */
  static <V> V outcome(LookAhead<V> lookAhead, ConsumerRecord<byte[], byte[]> own) {
    TopicPartition partition = new TopicPartition(own.topic(), own.partition());
    return lookAhead.outcomeOf(partition, own.offset(), own.key(), own.value());
  }

  static ConsumerRecord<byte[], byte[]> record(int partition, long offset) {
    return record(partition, offset, partition + ":" + offset);
  }

  static ConsumerRecord<byte[], byte[]> record(int partition, long offset, String value) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(TOPIC, partition, offset, null, bytes);
  }

  static String text(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  /** Records of one partition, {@code from} inclusive, {@code to} exclusive. */
  static List<ConsumerRecord<byte[], byte[]>> range(int partition, long from, long to) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (long offset = from; offset < to; offset++) {
      records.add(record(partition, offset));
    }
    return records;
  }

  static ConsumerRecords<byte[], byte[]> poll(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      byPartition
          .computeIfAbsent(
              new TopicPartition(record.topic(), record.partition()), p -> new ArrayList<>())
          .add(record);
    }
    return new ConsumerRecords<>(byPartition, Map.of());
  }
}
