package io.fovea.benchmarks;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed reports, and keeps the newest one since the start. */
final class QualityReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<byte[], QualityReport> consumer;
  private QualityReport newest;

  QualityReader(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.clientConfig());
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    RegistryAvroDeserializer<QualityReport> values =
        RegistryAvroDeserializer.of(QualityReport.class);
    values.configure(config, false);
    consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), values);
    List<TopicPartition> partitions =
        consumer.partitionsFor(kafka.topics().quality()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** After a moment's wait for another one; {@code null}: there was none yet. */
  QualityReport newest() {
    for (ConsumerRecord<byte[], QualityReport> report : consumer.poll(POLL)) {
      if (report.value().getWindowStart() == null) {
        newest = report.value();
      }
    }
    return newest;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
