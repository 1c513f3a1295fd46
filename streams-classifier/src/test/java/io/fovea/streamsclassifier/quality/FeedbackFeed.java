package io.fovea.streamsclassifier.quality;

import io.fovea.inference.quality.QualityFigures;
import io.fovea.inference.quality.Scoreboard;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistrySerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes predictions, and a label for each: before it or after it, some twice, some wrong first
 * and corrected, some withdrawn and given again. Knows what an offline evaluation would say.
 */
final class FeedbackFeed implements AutoCloseable {
  private static final List<String> CLASSES =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  private static final Instant CLASSIFIED = Instant.parse("2026-03-01T12:00:00Z");

  private record Event(String topic, String image, SpecificRecord value) {}

  private final KafkaProducer<String, byte[]> producer;
  private final Serializer<Prediction> predictions;
  private final Serializer<LabelFeedback> labels;
  private final String prefix;
  private final List<Event> events = new ArrayList<>();
  private final Scoreboard scoreboard = new Scoreboard(CLASSES);
  private int sent;

  FeedbackFeed(String bootstrapServers, String registry, String prefix, int images, Random random) {
    Map<String, String> registryConfig = Map.of("schema.registry.url", registry);
    predictions = RegistrySerde.forValues(Prediction.class, registryConfig).serializer();
    labels = RegistrySerde.forValues(LabelFeedback.class, registryConfig).serializer();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());
    this.prefix = prefix;
    plan(images, random);
  }

  private void plan(int images, Random random) {
    List<List<Event>> streams = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      String image = "image-%06d".formatted(i);
      String actual = any(random);
      String predicted = random.nextInt(10) < 8 ? actual : any(random);
      float confidence = random.nextFloat();
      scoreboard.add(actual, predicted, confidence);
      Event prediction = new Event("predictions", image, prediction(image, predicted, confidence));
      streams.add(random.nextInt(20) == 0 ? List.of(prediction, prediction) : List.of(prediction));
      streams.add(said(image, actual, random));
    }
    shuffle(streams, random);
  }

  private static List<Event> said(String image, String actual, Random random) {
    Event right = label(image, actual);
    return switch (random.nextInt(6)) {
      case 0 -> List.of(right, right);
      case 1 -> List.of(label(image, any(random)), right);
      case 2 -> List.of(right, new Event("labels", image, null), right);
      case 3 -> List.of(label(image, any(random)), new Event("labels", image, null), right);
      default -> List.of(right);
    };
  }

  /** Into one, at random; what is said of an image stays in its order. */
  private void shuffle(List<List<Event>> streams, Random random) {
    int[] next = new int[streams.size()];
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      for (int times = streams.get(i).size(); times > 0; times--) {
        turns.add(i);
      }
    }
    Collections.shuffle(turns, random);
    turns.forEach(stream -> events.add(streams.get(stream).get(next[stream]++)));
  }

  private static String any(Random random) {
    return CLASSES.get(random.nextInt(CLASSES.size()));
  }

  private static Event label(String image, String label) {
    return new Event("labels", image, new LabelFeedback(image, label, "eva", CLASSIFIED));
  }

  private static Prediction prediction(String image, String label, float confidence) {
    return Prediction.newBuilder()
        .setImageId(image)
        .setModelName("digits")
        .setModelVersion("1")
        .setModelSha256("00")
        .setLabel(label)
        .setLabelIndex(Integer.parseInt(label))
        .setConfidence(confidence)
        .setUnsure(false)
        .setTopK(List.of())
        .setCapturedAt(CLASSIFIED)
        .setClassifiedAt(CLASSIFIED)
        .setBatchSize(1)
        .setSourcePartition(0)
        .setSourceOffset(0)
        .build();
  }

  /** Publishes the next ones, and waits until Kafka has them. */
  void send(int count) {
    for (Event event : events.subList(sent, Math.min(events.size(), sent + count))) {
      producer.send(new ProducerRecord<>(prefix + event.topic(), event.image(), bytes(event)));
      sent++;
    }
    producer.flush();
  }

  private byte[] bytes(Event event) {
    String topic = prefix + event.topic();
    return event.value() instanceof Prediction prediction
        ? predictions.serialize(topic, prediction)
        : labels.serialize(topic, (LabelFeedback) event.value());
  }

  int size() {
    return events.size();
  }

  /** What is right when all was sent and read. */
  QualityFigures figures() {
    return scoreboard.figures();
  }

  @Override
  public void close() {
    producer.close();
  }
}
