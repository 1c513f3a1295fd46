package io.fovea.producer.tail;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How the values of one topic are shown. Both throw Kafka's {@code SerializationException} for a
 * value that cannot be read; a tombstone never gets here.
 */
interface View {

  String words(ConsumerRecord<byte[], byte[]> record);

  JsonNode json(ConsumerRecord<byte[], byte[]> record);
}
