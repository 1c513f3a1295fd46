package io.fovea.streamsclassifier.quality.fact;

import io.fovea.schema.Prediction;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Reads the topic {@code predictions}. A tombstone says nothing: what a model said, it said. */
public record PredictionReading(String topic, Deserializer<Prediction> deserializer)
    implements FactReader.Reading {

  @Override
  public Optional<Fact> fact(FixedKeyRecord<byte[], byte[]> record) {
    return Optional.ofNullable(deserializer.deserialize(topic, record.headers(), record.value()))
        .map(PredictionReading::fact);
  }

  private static Fact fact(Prediction prediction) {
    return new Fact.Predicted(
        FactChecks.imageId(prediction.getImageId()),
        new ModelVersion(
            FactChecks.name(prediction.getModelName(), "modelName"),
            FactChecks.name(prediction.getModelVersion(), "modelVersion")),
        FactChecks.name(prediction.getLabel(), "label"),
        FactChecks.confidence(prediction.getConfidence()),
        prediction.getClassifiedAt().toEpochMilli());
  }
}
