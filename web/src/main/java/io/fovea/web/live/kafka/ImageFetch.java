package io.fovea.web.live.kafka;

import io.fovea.schema.Prediction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the one record from which a prediction was made. */
final class ImageFetch {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Consumer<String, byte[]> consumer;
  private final String images;

  ImageFetch(Consumer<String, byte[]> consumer, String images) {
    this.consumer = consumer;
    this.images = images;
  }

  /** Its value; nothing if the image is gone, or another one stands in its place. */
  Optional<byte[]> of(Prediction prediction) {
    TopicPartition partition = new TopicPartition(images, prediction.getSourcePartition());
    consumer.assign(List.of(partition));
    try {
      consumer.seek(partition, prediction.getSourceOffset());
      return consumer.poll(PATIENCE).records(partition).stream()
          .filter(record -> isOf(prediction, record))
          .map(ConsumerRecord::value)
          .findFirst();
    } finally {
      consumer.assign(List.of()); // or it would fetch on, and nobody reads that
    }
  }

  private static boolean isOf(Prediction prediction, ConsumerRecord<String, byte[]> record) {
    return record.offset() == prediction.getSourceOffset()
        && record.value() != null
        && prediction.getImageId().equals(record.key());
  }
}
