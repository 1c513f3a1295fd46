package io.fovea.streamsclassifier;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistryAvroDeserializer;
import io.fovea.schemas.RegistrySerde;
import io.fovea.schemas.registry.SchemaRegistry;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/**
 * How records are read and written.
 *
 * @param images makes one reader per stream thread, which closes it
 * @param predictions closed by Kafka Streams
 */
record EventSerdes(Supplier<Deserializer<ImageEvent>> images, Serde<Prediction> predictions) {

  /** Avro, by one schema registry whose answers all threads share; connects on first use. */
  static EventSerdes of(KafkaSettings kafka) {
    SchemaRegistry registry = SchemaRegistry.connect(kafka.clientConfig());
    return new EventSerdes(
        () -> RegistryAvroDeserializer.of(ImageEvent.class, registry),
        RegistrySerde.forValues(Prediction.class, registry));
  }
}
