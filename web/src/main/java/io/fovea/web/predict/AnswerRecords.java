package io.fovea.web.predict;

import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistryUnavailableException;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import io.fovea.schemas.deadletter.HeaderText;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes answers of records. */
public final class AnswerRecords {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerRecords.class);

  /** More of a message than this helps nobody. */
  private static final int LONGEST_TEXT = 1_000;

  private final String deadLetters;
  private final Deserializer<Prediction> predictions;
  private final Clock clock;

  public AnswerRecords(String deadLetters, Deserializer<Prediction> predictions, Clock clock) {
    this.deadLetters = deadLetters;
    this.predictions = predictions;
    this.clock = clock;
  }

  /**
   * Gives the answer to who waits for it. A prediction that nobody can read is left out.
   *
   * @return false: not now, the record must come again
   */
  boolean handOn(ConsumerRecord<String, byte[]> record, Answers answers) {
    try {
      if (record.topic().equals(deadLetters)) {
        answers.answer(record.key(), rejected(record));
      } else if (record.value() != null) {
        Prediction prediction = predictions.deserialize(record.topic(), record.value());
        answers.answer(record.key(), new Answer.Classified(prediction, clock.instant()));
      }
      return true;
    } catch (RegistryUnavailableException away) {
      LOG.warn("Cannot read a prediction now, trying again: {}", away.getMessage());
      return false;
    } catch (SerializationException unreadable) {
      LOG.warn(
          "Left out {}-{}-{}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          unreadable.getMessage());
      return true;
    }
  }

  private static Answer rejected(ConsumerRecord<String, byte[]> record) {
    return new Answer.Rejected(
        header(record, DeadLetterHeaders.REASON, "UNKNOWN"),
        header(record, DeadLetterHeaders.MESSAGE, "the image was rejected"));
  }

  private static String header(ConsumerRecord<?, ?> record, String name, String absent) {
    String text = HeaderText.of(record.headers(), name).orElse(absent);
    return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
  }
}
