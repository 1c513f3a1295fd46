package io.fovea.producer.tail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Shows values that are records of a schema. */
record AvroView<T extends SpecificRecord>(
    Deserializer<T> deserializer, Function<T, String> words, AvroJson avroJson) implements View {

  @Override
  public String words(ConsumerRecord<byte[], byte[]> record) {
    return words.apply(read(record));
  }

  @Override
  public JsonNode json(ConsumerRecord<byte[], byte[]> record) {
    return avroJson.of(read(record));
  }

  private T read(ConsumerRecord<byte[], byte[]> record) {
    return deserializer.deserialize(record.topic(), record.headers(), record.value());
  }
}
