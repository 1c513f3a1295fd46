package io.fovea.web.feedback;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.LabelFeedback;
import io.fovea.web.publish.Publisher;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Publishes labels to Kafka, keyed by image: those of one image stay in order. */
public final class LabelPublisher implements LabelSink, AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 64 << 10;
  private static final long BUFFER_BYTES = 4 << 20;

  private final Publisher<LabelFeedback> publisher;

  public LabelPublisher(KafkaSettings kafka) {
    this.publisher =
        new Publisher<>(
            kafka,
            kafka.topics().labels(),
            new LabelFeedback("", "", "", Instant.EPOCH),
            MAX_REQUEST_BYTES,
            BUFFER_BYTES);
  }

  @Override
  public CompletableFuture<Void> publish(LabelFeedback label) {
    return publisher.publish(label.getImageId(), label);
  }

  @Override
  public CompletableFuture<Void> withdraw(String imageId) {
    return publisher.publish(imageId, null);
  }

  @Override
  public void close() {
    publisher.close();
  }
}
