package io.fovea.producer;

import io.fovea.runtime.kafka.Topics;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Hands images and labels to Kafka, and keeps the tally of what becomes of them. */
final class ImagePublisher implements LabelSink {
  private final Producer<String, SpecificRecord> producer;
  private final Topics topics;
  private final Records records;
  private final int maxImageBytes;
  private final Tally tally;
  private final Consumer<String> notes;

  /**
   * @param producer the caller closes it
   * @param notes gets a sentence about every image that was left out
   */
  ImagePublisher(
      Producer<String, SpecificRecord> producer,
      Topics topics,
      Records records,
      int maxImageBytes,
      Tally tally,
      Consumer<String> notes) {
    this.producer = producer;
    this.topics = topics;
    this.records = records;
    this.maxImageBytes = maxImageBytes;
    this.tally = tally;
    this.notes = notes;
  }

  /** Reads and sends an image; whether it left this place: a label of it makes sense only then. */
  boolean publish(OutgoingImage image) {
    try {
      SpecificRecord event = records.image(image.id(), image.content().read(maxImageBytes));
      send(topics.images(), image.id(), event, tally::imagePublished);
      return true;
    } catch (TooLargeImageException tooLarge) {
      tooLarge(image.id(), tooLarge.getMessage());
    } catch (IOException unreadable) {
      notes.accept(image.id() + " was left out: cannot be read: " + unreadable);
      tally.imageUnreadable();
    }
    return false;
  }

  @Override
  public void publishLabel(String imageId, String label) {
    send(topics.labels(), imageId, records.label(imageId, label), tally::labelPublished);
  }

  @Override
  public void publishCorrection(String imageId, String label) {
    send(topics.labels(), imageId, records.label(imageId, label), tally::labelCorrected);
  }

  boolean hasFailed() {
    return tally.hasFailed();
  }

  private void send(String topic, String key, SpecificRecord value, Runnable acknowledged) {
    try {
      producer.send(
          new ProducerRecord<>(topic, key, value),
          (where, failure) -> completed(key, failure, acknowledged));
    } catch (InterruptException stopped) {
      throw stopped;
    } catch (KafkaException failure) { // such as a registry that is gone
      tally.failed(failure);
    }
  }

  private void completed(String key, Exception failure, Runnable acknowledged) {
    if (failure == null) {
      acknowledged.run();
    } else if (failure instanceof RecordTooLargeException) {
      tooLarge(key, "the broker's topic or this producer takes no record of its size: " + failure);
    } else {
      tally.failed(failure);
    }
  }

  private void tooLarge(String imageId, String why) {
    notes.accept(imageId + " was left out: " + why);
    tally.imageTooLarge();
  }
}
