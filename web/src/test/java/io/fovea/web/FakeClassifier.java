package io.fovea.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistryAvroSerializer;
import io.fovea.schemas.RegistrySerde;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Says of every image that its class is its content; rejects {@code bad}, and keeps {@code slow}
 * back until it is told.
 */
final class FakeClassifier {
  private final KafkaSettings kafka;
  private final KafkaConsumer<String, byte[]> images;
  private final KafkaProducer<String, byte[]> answers;
  private final RegistrySerde<ImageEvent> events;
  private final RegistryAvroSerializer<Prediction> predictions = new RegistryAvroSerializer<>();
  private final List<ImageEvent> keptBack = new ArrayList<>();
  private final Thread thread = new Thread(this::classify, "fake-classifier");
  private volatile boolean slowToo;

  FakeClassifier(KafkaSettings kafka) {
    this.kafka = kafka;
    Map<String, Object> config = kafka.clientConfig();
    images = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    answers = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    events = RegistrySerde.forValues(ImageEvent.class, config);
    predictions.configure(config, false);
    List<TopicPartition> all =
        images.partitionsFor(kafka.topics().images()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    images.assign(all);
    images.seekToBeginning(all);
    thread.start();
  }

  void answerSlowOnes() {
    slowToo = true;
  }

  void stop() throws InterruptedException {
    images.wakeup();
    thread.join();
    answers.close();
  }

  private void classify() {
    try (images) {
      while (true) {
        for (ConsumerRecord<String, byte[]> record : images.poll(Duration.ofMillis(50))) {
          take(record, events.deserializer().deserialize(record.topic(), record.value()));
        }
        if (slowToo) {
          keptBack.forEach(this::predict);
          keptBack.clear();
        }
      }
    } catch (WakeupException closed) {
      // as asked
    }
  }

  private void take(ConsumerRecord<String, byte[]> record, ImageEvent event) {
    switch (content(event)) {
      case "bad" -> reject(record);
      case "slow" -> keptBack.add(event);
      default -> predict(event);
    }
  }

  private void predict(ImageEvent event) {
    String topic = kafka.topics().predictions();
    Prediction prediction =
        Predictions.of(event.getImageId(), content(event), event.getCapturedAt());
    answers.send(
        new ProducerRecord<>(topic, event.getImageId(), predictions.serialize(topic, prediction)));
  }

  private void reject(ConsumerRecord<String, byte[]> record) {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(kafka.topics().deadLetters(), record.key(), record.value());
    letter.headers().add(DeadLetterHeaders.REASON, "UNKNOWN_FORMAT".getBytes(UTF_8));
    letter.headers().add(DeadLetterHeaders.MESSAGE, "no image at all".getBytes(UTF_8));
    answers.send(letter);
  }

  private static String content(ImageEvent event) {
    return UTF_8.decode(event.getContent().duplicate()).toString();
  }
}
