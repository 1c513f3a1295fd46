package io.fovea.producer.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.producer.text.PlainText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;

/** A record as one line, whatever is in it. */
final class RecordLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final View view;
  private final BytesJson bytesJson;
  private final ZoneId zone;

  RecordLines(View view, BytesJson bytesJson, ZoneId zone) {
    this.view = view;
    this.bytesJson = bytesJson;
    this.zone = zone;
  }

  /** For people. */
  String words(ConsumerRecord<byte[], byte[]> record) {
    String time = TIME.format(Instant.ofEpochMilli(record.timestamp()).atZone(zone));
    String key = record.key() == null ? "(no key)" : PlainText.clean(text(record.key()));
    return String.format(Locale.ROOT, "%s  %-24s  %s", time, key, value(record));
  }

  private String value(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return "withdrawn (a tombstone)";
    }
    try {
      return view.words(record);
    } catch (SerializationException unreadable) {
      return "cannot be read: %s  %s"
          .formatted(
              PlainText.clean(String.valueOf(unreadable.getMessage())),
              PlainText.size(record.value().length));
    }
  }

  /**
   * For programs: {@code topic}, {@code partition}, {@code offset}, {@code timestamp} (ms since
   * 1970), {@code key}, {@code headers} if there are any, and {@code value}; instead of a value
   * that cannot be read, {@code error} and {@code raw}.
   */
  String json(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("topic", record.topic())
            .put("partition", record.partition())
            .put("offset", record.offset())
            .put("timestamp", record.timestamp())
            .put("key", record.key() == null ? null : text(record.key()));
    putHeaders(json, record);
    putValue(json, record);
    return json.toString();
  }

  private static void putHeaders(ObjectNode json, ConsumerRecord<byte[], byte[]> record) {
    if (record.headers().iterator().hasNext()) {
      ObjectNode headers = json.putObject("headers");
      for (Header header : record.headers()) {
        headers.put(header.key(), header.value() == null ? null : text(header.value()));
      }
    }
  }

  private void putValue(ObjectNode json, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      json.putNull("value");
      return;
    }
    try {
      json.set("value", view.json(record));
    } catch (SerializationException unreadable) {
      json.put("error", unreadable.getMessage());
      json.set("raw", bytesJson.of(record.value()));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
