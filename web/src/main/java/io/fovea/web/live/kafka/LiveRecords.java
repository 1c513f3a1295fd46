package io.fovea.web.live.kafka;

import io.fovea.runtime.kafka.Topics;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistryUnavailableException;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import io.fovea.schemas.deadletter.HeaderText;
import io.fovea.web.live.LiveState;
import io.fovea.web.live.figures.DeadLetters;
import io.fovea.web.live.figures.LastPredictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings records of the topics into the state. */
final class LiveRecords {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRecords.class);
  private static final int LONGEST_REASON = 60;
  private static final int LONGEST_MESSAGE = 300;
  private static final int LONGEST_KEY = 12;

  private final Topics topics;
  private final Deserializer<Prediction> predictions;
  private final Deserializer<QualityReport> reports;
  private final LiveState state;

  LiveRecords(
      Topics topics,
      Deserializer<Prediction> predictions,
      Deserializer<QualityReport> reports,
      LiveState state) {
    this.topics = topics;
    this.predictions = predictions;
    this.reports = reports;
    this.state = state;
  }

  /**
   * Takes what was polled of a partition.
   *
   * @return false: the registry is away, and all of them must come again
   */
  boolean take(String topic, List<ConsumerRecord<String, byte[]>> polled) {
    try {
      if (topic.equals(topics.predictions())) {
        takePredictions(polled);
      } else if (topic.equals(topics.quality())) {
        takeReports(polled);
      } else {
        polled.forEach(record -> state.take(letter(record)));
      }
      return true;
    } catch (RegistryUnavailableException away) {
      LOG.warn("The dashboard cannot read records now, trying again: {}", away.getMessage());
      return false;
    }
  }

  private void takePredictions(List<ConsumerRecord<String, byte[]>> polled) {
    List<Prediction> read = new ArrayList<>(polled.size());
    for (ConsumerRecord<String, byte[]> record : polled) {
      Prediction prediction = read(predictions, record);
      if (prediction != null) {
        read.add(prediction);
      }
    }
    state.take(read);
  }

  /** The topic is compacted: of a key, only the newest counts. */
  private void takeReports(List<ConsumerRecord<String, byte[]>> polled) {
    Map<String, ConsumerRecord<String, byte[]>> newest = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : polled) {
      if (record.key() != null) {
        newest.remove(record.key());
        newest.put(record.key(), record);
      }
    }
    List<QualityReport> read = new ArrayList<>(newest.size());
    newest.values().forEach(record -> read.add(read(reports, record)));
    int i = 0;
    for (ConsumerRecord<String, byte[]> record : newest.values()) {
      QualityReport report = read.get(i++);
      if (report != null || record.value() == null) {
        state.take(record.key(), report);
      }
    }
  }

  /** Null: a tombstone, or something that nobody can read. */
  private static <T> T read(Deserializer<T> reader, ConsumerRecord<String, byte[]> record) {
    try {
      return reader.deserialize(record.topic(), record.value());
    } catch (RegistryUnavailableException away) {
      throw away;
    } catch (SerializationException unreadable) {
      LOG.debug("Left out {}-{}-{}", record.topic(), record.partition(), record.offset());
      return null;
    }
  }

  private static DeadLetters.Letter letter(ConsumerRecord<String, byte[]> record) {
    return new DeadLetters.Letter(
        record.timestamp(),
        LastPredictions.shortened(record.key() == null ? "" : record.key(), LONGEST_KEY),
        header(record, DeadLetterHeaders.REASON, "UNKNOWN", LONGEST_REASON),
        header(record, DeadLetterHeaders.MESSAGE, "", LONGEST_MESSAGE));
  }

  private static String header(
      ConsumerRecord<?, ?> record, String name, String absent, int longest) {
    String text = HeaderText.of(record.headers(), name).orElse(absent);
    return LastPredictions.shortened(text, longest);
  }
}
