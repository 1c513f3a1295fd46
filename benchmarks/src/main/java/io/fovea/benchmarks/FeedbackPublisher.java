package io.fovea.benchmarks;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schema.ScoredLabel;
import io.fovea.schemas.RegistryAvroSerializer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes predictions of ten classes, nine of ten right, and labels of three of ten: one label in
 * ten is wrong first and corrected, one comes twice.
 */
final class FeedbackPublisher implements AutoCloseable {
  static final String MODEL = "bench";
  static final String VERSION = "1";

  private static final int CLASSES = 10;
  private static final double LABELLED = 0.3;

  /** Images between a prediction and its label. */
  private static final int DELAY = 10_000;

  private final KafkaProducer<String, SpecificRecord> producer;
  private final String predictions;
  private final String labels;
  private final Random random = new Random(1);
  private final Map<Integer, Integer> waiting = new HashMap<>();
  private long published;
  private long labelled;
  private long correct;

  FeedbackPublisher(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.clientConfig());
    config.put("linger.ms", 20);
    config.put("batch.size", 256 << 10);
    RegistryAvroSerializer<SpecificRecord> values = new RegistryAvroSerializer<>();
    values.configure(config, false);
    producer = new KafkaProducer<>(config, new StringSerializer(), values);
    predictions = kafka.topics().predictions();
    labels = kafka.topics().labels();
  }

  void publishAll(int images) {
    for (int i = 0; i < images + DELAY; i++) {
      if (i < images) {
        predict(i);
      }
      Integer actual = waiting.remove(i - DELAY);
      if (actual != null) {
        label(i - DELAY, actual);
      }
    }
    producer.flush();
  }

  private void predict(int image) {
    int actual = random.nextInt(CLASSES);
    int predicted = random.nextInt(10) > 0 ? actual : random.nextInt(CLASSES);
    send(predictions, image, prediction(id(image), predicted, 0.5f + random.nextFloat() / 2));
    if (random.nextDouble() < LABELLED) {
      waiting.put(image, actual);
      labelled++;
      correct += actual == predicted ? 1 : 0;
    }
  }

  private void label(int image, int actual) {
    int way = random.nextInt(10);
    if (way == 0) {
      send(labels, image, feedback(image, (actual + 1) % CLASSES));
    }
    send(labels, image, feedback(image, actual));
    if (way == 1) {
      send(labels, image, feedback(image, actual));
    }
  }

  private void send(String topic, int image, SpecificRecord value) {
    producer.send(new ProducerRecord<>(topic, id(image), value));
    published++;
  }

  private static String id(int image) {
    return "bench-" + image;
  }

  private static LabelFeedback feedback(int image, int label) {
    return new LabelFeedback(id(image), String.valueOf(label), "bench", Instant.now());
  }

  private static Prediction prediction(String image, int label, float confidence) {
    String name = String.valueOf(label);
    return Prediction.newBuilder()
        .setImageId(image)
        .setModelName(MODEL)
        .setModelVersion(VERSION)
        .setModelSha256("00".repeat(32))
        .setLabel(name)
        .setLabelIndex(label)
        .setConfidence(confidence)
        .setUnsure(false)
        .setTopK(List.of(new ScoredLabel(name, confidence)))
        .setCapturedAt(Instant.now())
        .setClassifiedAt(Instant.now())
        .setBatchSize(128)
        .setSourcePartition(0)
        .setSourceOffset(0)
        .build();
  }

  /** Records of both topics. */
  long published() {
    return published;
  }

  long labelled() {
    return labelled;
  }

  /** Of the labelled ones. */
  long correct() {
    return correct;
  }

  @Override
  public void close() {
    producer.close();
  }
}
