package io.fovea.producer.tail;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.producer.text.PlainText;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import io.fovea.schemas.deadletter.HeaderText;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Shows dead letters: why they are there and where they were. */
record DeadLetterView(BytesJson bytesJson) implements View {

  @Override
  public String words(ConsumerRecord<byte[], byte[]> record) {
    return "%s  %s  was %s  %s"
        .formatted(
            header(record, DeadLetterHeaders.REASON),
            header(record, DeadLetterHeaders.MESSAGE),
            header(record, DeadLetterHeaders.ID),
            PlainText.size(record.value().length));
  }

  @Override
  public JsonNode json(ConsumerRecord<byte[], byte[]> record) {
    return bytesJson.of(record.value());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return HeaderText.of(record.headers(), name).map(PlainText::clean).orElse("?");
  }
}
