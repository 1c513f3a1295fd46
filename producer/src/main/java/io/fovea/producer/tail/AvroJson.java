package io.fovea.producer.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * An Avro record as JSON, field by field. Avro's own encoder wraps what may be null and writes
 * bytes as text, which no script wants. Times are ms since 1970, as in the record.
 */
record AvroJson(BytesJson bytesJson) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  JsonNode of(Object value) {
    if (value == null) {
      return JSON.nullNode();
    } else if (value instanceof IndexedRecord record) {
      return record(record);
    } else if (value instanceof Iterable<?> elements) {
      return array(elements);
    } else if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    return scalar(value);
  }

  private JsonNode scalar(Object value) {
    if (value instanceof ByteBuffer bytes) {
      return bytesJson.of(copy(bytes));
    } else if (value instanceof Instant time) {
      return JSON.numberNode(time.toEpochMilli());
    } else if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    } else if (value instanceof Integer number) {
      return JSON.numberNode(number);
    } else if (value instanceof Long number) {
      return JSON.numberNode(number);
    } else if (value instanceof Float number) {
      return JSON.numberNode(number);
    } else if (value instanceof Double number) {
      return JSON.numberNode(number);
    }
    return JSON.textNode(value.toString());
  }

  private ObjectNode record(IndexedRecord record) {
    ObjectNode json = JSON.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      json.set(field.name(), of(record.get(field.pos())));
    }
    return json;
  }

  private ArrayNode array(Iterable<?> elements) {
    ArrayNode json = JSON.arrayNode();
    elements.forEach(element -> json.add(of(element)));
    return json;
  }

  private ObjectNode map(Map<?, ?> map) {
    ObjectNode json = JSON.objectNode();
    map.forEach((key, value) -> json.set(key.toString(), of(value)));
    return json;
  }

  private static byte[] copy(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
