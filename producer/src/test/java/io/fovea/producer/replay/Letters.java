package io.fovea.producer.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.schemas.deadletter.DeadLetterHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Dead letters as the classifier writes them. */
final class Letters {
  private Letters() {}

  /** The headers that tell of a rejection. */
  static Headers headers(String reason, String topic, int partition, long offset) {
    return new RecordHeaders()
        .add(DeadLetterHeaders.ID, bytes(DeadLetterHeaders.id(topic, partition, offset)))
        .add(DeadLetterHeaders.REASON, bytes(reason))
        .add(DeadLetterHeaders.MESSAGE, bytes("nobody can read this"))
        .add(DeadLetterHeaders.EXCEPTION, bytes("io.fovea.Whatever"))
        .add(DeadLetterHeaders.TOPIC, bytes(topic))
        .add(DeadLetterHeaders.PARTITION, bytes("" + partition))
        .add(DeadLetterHeaders.OFFSET, bytes("" + offset))
        .add(DeadLetterHeaders.TIMESTAMP, bytes("1767323045678"))
        .add(DeadLetterHeaders.APPLICATION_VERSION, bytes("0.1.0"));
  }

  static ProducerRecord<byte[], byte[]> toSend(String dlq, String key, Headers headers) {
    return toSend(dlq, bytes(key), bytes("v-" + key), headers);
  }

  static ProducerRecord<byte[], byte[]> toSend(
      String dlq, byte[] key, byte[] value, Headers headers) {
    Integer anyPartition = null;
    return new ProducerRecord<>(dlq, anyPartition, key, value, headers);
  }

  /** As read at a place of the dead-letter topic. */
  static DeadLetter at(int partition, long offset, String value, Headers headers) {
    return new DeadLetter(
        new ConsumerRecord<>(
            "images.dlq",
            partition,
            offset,
            0,
            TimestampType.CREATE_TIME,
            3,
            value.length(),
            bytes("key"),
            bytes(value),
            headers,
            Optional.empty()));
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
