package io.fovea.streamsclassifier.quality;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistryAvroDeserializer;
import io.fovea.schemas.RegistrySerde;
import io.fovea.schemas.registry.SchemaRegistry;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/**
 * How records are read and written.
 *
 * @param predictions makes a reader for one task
 * @param labels likewise
 * @param reports closed by Kafka Streams
 */
public record QualitySerdes(
    Supplier<Deserializer<Prediction>> predictions,
    Supplier<Deserializer<LabelFeedback>> labels,
    Serde<QualityReport> reports) {

  /** Avro, by one schema registry whose answers all threads share; connects on first use. */
  public static QualitySerdes of(KafkaSettings kafka) {
    SchemaRegistry registry = SchemaRegistry.connect(kafka.clientConfig());
    return new QualitySerdes(
        () -> RegistryAvroDeserializer.of(Prediction.class, registry),
        () -> RegistryAvroDeserializer.of(LabelFeedback.class, registry),
        RegistrySerde.forValues(QualityReport.class, registry));
  }
}
