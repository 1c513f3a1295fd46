package io.fovea.cli.demo;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the pipeline wrote, committed records only, as any downstream service would. */
final class TopicWatch implements AutoCloseable {
  private final Tally tally = new Tally();
  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> images;
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
    Map<String, Object> config = new HashMap<>(kafka.clientConfig());
    predictions.configure(config, false);
    labels.configure(config, false);
    reports.configure(config, false);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("max.poll.records", 5_000);
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    images = partitions(topics.images());
    consumer.assign(
        Stream.of(
                topics.images(),
                topics.predictions(),
                topics.labels(),
                topics.deadLetters(),
                topics.quality())
            .flatMap(topic -> partitions(topic).stream())
            .toList());
    consumer.seekToBeginning(consumer.assignment());
    consumer.pause(images); // only their number is asked for
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(found -> new TopicPartition(found.topic(), found.partition()))
        .toList();
  }

  /** Reads what is there, waiting for a first record at most so long, and counts. */
  DemoCount count(Duration atMost) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
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
    return tally.count(published()).and(quality);
  }

  /** There is one model here: of its reports, the one since the start is asked for. */
  private void add(QualityReport report) {
    if (report.getWindowStart() == null) {
      quality = Optional.of(QualityCount.of(report));
    }
  }

  /** Images that the broker holds: their producer uses no transactions, so offsets have no gaps. */
  private long published() {
    return consumer.endOffsets(images).values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    consumer.close();
    predictions.close();
    labels.close();
    reports.close();
  }
}
