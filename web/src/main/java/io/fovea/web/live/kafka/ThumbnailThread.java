package io.fovea.web.live.kafka;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import io.fovea.web.live.LiveState;
import io.fovea.web.live.figures.LastPredictions;
import io.fovea.web.live.thumbnails.Thumbnail;
import io.fovea.web.live.thumbnails.Thumbnails;
import io.fovea.web.live.thumbnails.UnreadableImageException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the images of a few predictions and makes thumbnails of them, one after the other. */
final class ThumbnailThread {
  private static final Logger LOG = LoggerFactory.getLogger(ThumbnailThread.class);
  private static final int QUEUE = 16;
  private static final Duration LOOK = Duration.ofMillis(250);

  private final LiveClients clients;
  private final String images;
  private final Deserializer<ImageEvent> events;
  private final LiveState state;
  private final Thumbnails thumbnails;
  private final BlockingQueue<Prediction> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Stop stop = new Stop();
  private final Thread thread = new Thread(this::run, "live-images");

  ThumbnailThread(
      KafkaSettings kafka,
      Deserializer<ImageEvent> events,
      LiveState state,
      Thumbnails thumbnails) {
    this.clients = new LiveClients(kafka);
    this.images = kafka.topics().images();
    this.events = events;
    this.state = state;
    this.thumbnails = thumbnails;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  void close() {
    stop.ask();
  }

  /** Without a picture where too many wait. */
  void show(Prediction prediction) {
    if (!queue.offer(prediction)) {
      state.show(prediction, false);
    }
  }

  private void run() {
    Consumer<String, byte[]> consumer = clients.images();
    try {
      ImageFetch fetch = new ImageFetch(consumer, images);
      while (!stop.isAsked()) {
        Prediction next = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
          Optional<byte[]> png = png(fetch, next);
          png.ifPresent(bytes -> thumbnails.put(LastPredictions.id(next), bytes));
          state.show(next, png.isPresent());
        }
      }
    } catch (InterruptedException ended) {
      // nobody does that to it but the end of the process
    } finally {
      consumer.close(CloseOptions.timeout(LiveClients.CLOSE));
    }
  }

  private Optional<byte[]> png(ImageFetch fetch, Prediction prediction) {
    try {
      Optional<byte[]> record = fetch.of(prediction);
      return record.isEmpty()
          ? Optional.empty()
          : Optional.of(Thumbnail.png(events.deserialize(images, record.get())));
    } catch (UnreadableImageException | SerializationException unreadable) {
      return Optional.empty();
    } catch (RuntimeException failed) { // Kafka is away, and with it the images for a while
      LOG.debug("No image for {}", prediction.getImageId(), failed);
      return Optional.empty();
    }
  }
}
