package io.fovea.web.predict;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.web.publish.Publisher;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Publishes images to Kafka. */
public final class ImagePublisher implements ImageSink, AutoCloseable {
  private static final String SOURCE = "web";

  private final Clock clock;
  private final Publisher<ImageEvent> publisher;

  public ImagePublisher(KafkaSettings kafka, WebLimits limits, Clock clock) {
    this.clock = clock;
    this.publisher =
        new Publisher<>(
            kafka,
            kafka.topics().images(),
            event("", new byte[0]),
            limits.maxBodyBytes(),
            Math.max(limits.maxBytesInFlight(), 2L * limits.maxBodyBytes()));
  }

  @Override
  public CompletableFuture<Void> publish(String imageId, byte[] image) {
    return publisher.publish(imageId, event(imageId, image));
  }

  @Override
  public void close() {
    publisher.close();
  }

  private ImageEvent event(String imageId, byte[] image) {
    return ImageEvent.newBuilder()
        .setImageId(imageId)
        .setCapturedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .setSource(SOURCE)
        .setFormat(ImageFormat.AUTO)
        .setContent(ByteBuffer.wrap(image))
        .setAttributes(Map.of())
        .build();
  }
}
