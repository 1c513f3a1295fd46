package io.fovea.cli.demo;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.kafka.WholeTopicReader;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the pipeline wrote, committed records only, as any downstream service would. */
final class TopicWatch implements AutoCloseable {
  private final Tally tally = new Tally();
  private final Topics topics;
  private final WholeTopicReader<byte[], byte[]> reader;
  private final RegistryAvroDeserializer<Prediction> predictions =
      RegistryAvroDeserializer.of(Prediction.class);
  private final RegistryAvroDeserializer<LabelFeedback> labels =
      RegistryAvroDeserializer.of(LabelFeedback.class);
  private final RegistryAvroDeserializer<QualityReport> reports =
      RegistryAvroDeserializer.of(QualityReport.class);
  private Optional<QualityCount> quality = Optional.empty();

  /** From the beginning of all topics, which must exist. */
  TopicWatch(KafkaSettings kafka) {
    topics = kafka.topics();
    Map<String, Object> config = kafka.clientConfig();
    predictions.configure(config, false);
    labels.configure(config, false);
    reports.configure(config, false);
    reader =
        WholeTopicReader.fromBeginning(
            kafka,
            List.of(
                topics.images(),
                topics.predictions(),
                topics.labels(),
                topics.deadLetters(),
                topics.quality()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    reader.leaveUnread(topics.images()); // only their number is asked for
  }

  /** Reads what is there, waiting for a first record at most so long, and counts. */
  DemoCount count(Duration atMost) {
    for (ConsumerRecord<byte[], byte[]> record : reader.poll(atMost)) {
      if (record.topic().equals(topics.predictions())) {
        tally.add(predictions.deserialize(record.topic(), record.value()));
      } else if (record.topic().equals(topics.labels())) {
        tally.add(labels.deserialize(record.topic(), record.value()));
      } else if (record.topic().equals(topics.quality())) {
        add(reports.deserialize(record.topic(), record.value()));
      } else {
        tally.addDeadLetter();
      }
    }
    // The images' producer uses no transactions, so offsets have no gaps.
    return tally.count(reader.endOf(topics.images())).and(quality);
  }

  /** There is one model here: of its reports, the one since the start is asked for. */
  private void add(QualityReport report) {
    if (report.getWindowStart() == null) {
      quality = Optional.of(QualityCount.of(report));
    }
  }

  @Override
  public void close() {
    reader.close();
    predictions.close();
    labels.close();
    reports.close();
  }
}
