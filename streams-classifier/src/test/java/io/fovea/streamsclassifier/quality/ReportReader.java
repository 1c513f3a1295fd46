package io.fovea.streamsclassifier.quality;

import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistrySerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what was committed to {@code quality}, the newest of each key. */
final class ReportReader implements AutoCloseable {
  private final KafkaConsumer<String, QualityReport> consumer;
  private final Map<String, QualityReport> newest = new HashMap<>();

  ReportReader(String bootstrapServers, String registry, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            RegistrySerde.forValues(QualityReport.class, Map.of("schema.registry.url", registry))
                .deserializer());
    List<TopicPartition> all =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** After a moment's wait for more. */
  Optional<QualityReport> newest(String key) {
    consumer
        .poll(Duration.ofMillis(100))
        .forEach(record -> newest.put(record.key(), record.value()));
    return Optional.ofNullable(newest.get(key));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
