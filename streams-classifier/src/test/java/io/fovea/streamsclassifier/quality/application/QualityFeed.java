package io.fovea.streamsclassifier.quality.application;

import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistrySerde;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes what a classifier and people who look at its images would. */
public final class QualityFeed implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final Serializer<Prediction> predictions;
  private final Serializer<LabelFeedback> labels;
  private final String prefix;

  public QualityFeed(String bootstrapServers, String registry, String prefix) {
    Map<String, Object> config = Map.of("schema.registry.url", registry);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer());
    predictions = RegistrySerde.forValues(Prediction.class, config).serializer();
    labels = RegistrySerde.forValues(LabelFeedback.class, config).serializer();
    this.prefix = prefix;
  }

  /** Of model {@code mnist 1}, now. */
  public void predict(String imageId, String label) {
    Instant now = Instant.now();
    Prediction prediction =
        Prediction.newBuilder()
            .setImageId(imageId)
            .setModelName("mnist")
            .setModelVersion("1")
            .setModelSha256("")
            .setLabel(label)
            .setLabelIndex(0)
            .setConfidence(0.75f)
            .setUnsure(false)
            .setTopK(List.of())
            .setCapturedAt(now)
            .setClassifiedAt(now)
            .setBatchSize(1)
            .setSourcePartition(0)
            .setSourceOffset(0)
            .build();
    String topic = prefix + "predictions";
    send(topic, imageId, predictions.serialize(topic, prediction));
  }

  public void label(String imageId, String label) {
    LabelFeedback feedback =
        LabelFeedback.newBuilder()
            .setImageId(imageId)
            .setLabel(label)
            .setLabeledAt(Instant.now())
            .build();
    String topic = prefix + "labels";
    send(topic, imageId, labels.serialize(topic, feedback));
  }

  public void withdrawLabel(String imageId) {
    send(prefix + "labels", imageId, null);
  }

  /** No Avro at all. */
  public void babble(String topic) {
    send(prefix + topic, "x", new byte[] {7, 7, 7, 7, 7, 7});
  }

  private void send(String topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, key, value));
  }

  @Override
  public void close() {
    producer.close();
  }
}
