package io.fovea.benchmarks;

import io.fovea.benchmarks.stack.CommittedRecords;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.WholeTopicReader;
import io.fovea.schema.QualityReport;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads committed reports, and keeps the newest one since the start. */
final class QualityReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final WholeTopicReader<byte[], QualityReport> records;
  private QualityReport newest;

  QualityReader(KafkaSettings kafka) {
    records = CommittedRecords.of(QualityReport.class, kafka.topics().quality(), kafka);
  }

  /** After a moment's wait for another one; {@code null}: there was none yet. */
  QualityReport newest() {
    for (ConsumerRecord<byte[], QualityReport> report : records.poll(POLL)) {
      if (report.value().getWindowStart() == null) {
        newest = report.value();
      }
    }
    return newest;
  }

  @Override
  public void close() {
    records.close();
  }
}
