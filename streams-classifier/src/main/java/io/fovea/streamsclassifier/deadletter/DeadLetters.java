package io.fovea.streamsclassifier.deadletter;

import io.fovea.schemas.deadletter.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Writes dead letters: key, value and headers of the rejected record as they came, and behind them
 * {@link DeadLetterHeaders}.
 *
 * @param topic where they go
 * @param application its id
 */
public record DeadLetters(String topic, String application, String applicationVersion) {
  /** Where this object stands in the configuration of Kafka Streams. */
  public static final String CONFIG = "fovea.dead.letters";

  /** A message can quote what a sender wrote; a header must not grow with it. */
  private static final int MAX_MESSAGE = 1_000;

  /**
   * No partition, so that equal keys meet in one; no timestamp, so that the letter is as old as the
   * rejection, not as the image, and the topic's retention leaves time to look at it.
   */
  ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext context, RejectedRecordException rejection) {
    return new ProducerRecord<>(
        topic,
        null,
        null,
        context.sourceRawKey(),
        context.sourceRawValue(),
        headers(context, rejection));
  }

  private Headers headers(ErrorHandlerContext context, RejectedRecordException rejection) {
    Headers headers = new RecordHeaders();
    for (Header original : context.headers()) {
      if (!original.key().startsWith(DeadLetterHeaders.PREFIX)) {
        headers.add(original);
      }
    }
    Throwable bottom = rejection.getCause() == null ? rejection : rejection.getCause();
    add(headers, DeadLetterHeaders.ID, id(context));
    add(headers, DeadLetterHeaders.REASON, rejection.reason());
    add(headers, DeadLetterHeaders.MESSAGE, message(rejection));
    add(headers, DeadLetterHeaders.EXCEPTION, bottom.getClass().getName());
    add(headers, DeadLetterHeaders.TOPIC, context.topic());
    add(headers, DeadLetterHeaders.PARTITION, Integer.toString(context.partition()));
    add(headers, DeadLetterHeaders.OFFSET, Long.toString(context.offset()));
    add(headers, DeadLetterHeaders.TIMESTAMP, Long.toString(context.timestamp()));
    add(headers, DeadLetterHeaders.APPLICATION, application);
    add(headers, DeadLetterHeaders.APPLICATION_VERSION, applicationVersion);
    return headers;
  }

  private static String id(ErrorHandlerContext context) {
    return DeadLetterHeaders.id(context.topic(), context.partition(), context.offset());
  }

  private static String message(RejectedRecordException rejection) {
    String message = String.valueOf(rejection.getMessage());
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
  }

  private static void add(Headers headers, String key, String value) {
    headers.add(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
