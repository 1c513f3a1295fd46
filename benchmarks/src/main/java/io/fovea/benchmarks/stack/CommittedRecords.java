package io.fovea.benchmarks.stack;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.WholeTopicReader;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Committed records of a topic, as a downstream service would read them; in no group. */
public final class CommittedRecords {
  private CommittedRecords() {}

  /** From the start of the topic on. To be closed. */
  public static <T extends SpecificRecord> WholeTopicReader<byte[], T> of(
      Class<T> type, String topic, KafkaSettings kafka) {
    RegistryAvroDeserializer<T> values = RegistryAvroDeserializer.of(type);
    values.configure(kafka.clientConfig(), false);
    return WholeTopicReader.fromBeginning(
        kafka, List.of(topic), new ByteArrayDeserializer(), values);
  }
}
