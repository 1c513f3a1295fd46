package io.fovea.streamsclassifier.quality.fact;

import io.fovea.schema.LabelFeedback;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Reads the topic {@code labels}. The image of a tombstone is known by its key alone. */
public record LabelReading(String topic, Deserializer<LabelFeedback> deserializer)
    implements FactReader.Reading {

  @Override
  public Optional<Fact> fact(FixedKeyRecord<byte[], byte[]> record) {
    LabelFeedback feedback = deserializer.deserialize(topic, record.headers(), record.value());
    return Optional.of(feedback == null ? withdrawn(record.key()) : labelled(feedback));
  }

  private static Fact withdrawn(byte[] key) {
    String imageId = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    return new Fact.Withdrawn(FactChecks.imageId(imageId));
  }

  private static Fact labelled(LabelFeedback feedback) {
    return new Fact.Labelled(
        FactChecks.imageId(feedback.getImageId()), FactChecks.name(feedback.getLabel(), "label"));
  }
}
