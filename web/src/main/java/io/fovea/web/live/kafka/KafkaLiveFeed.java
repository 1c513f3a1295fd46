package io.fovea.web.live.kafka;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistryAvroDeserializer;
import io.fovea.schemas.registry.SchemaRegistry;
import io.fovea.web.live.LiveFeed;
import java.time.Clock;

/** Reads the topics, measures the lag and fetches images, each in a thread. */
public final class KafkaLiveFeed implements LiveFeed {
  private final TopicThread topics;
  private final LagThread lag;
  private final ThumbnailThread images;

  private KafkaLiveFeed(TopicThread topics, LagThread lag, ThumbnailThread images) {
    this.topics = topics;
    this.lag = lag;
    this.images = images;
  }

  /**
   * Feeds that share what is known of the registry.
   *
   * @param classifierGroup whose lag is measured
   */
  public static LiveFeed.Source source(KafkaSettings kafka, String classifierGroup, Clock clock) {
    return source(kafka, SchemaRegistry.connect(kafka.clientConfig()), classifierGroup, clock);
  }

  static LiveFeed.Source source(
      KafkaSettings kafka, SchemaRegistry registry, String classifierGroup, Clock clock) {
    RegistryAvroDeserializer<Prediction> predictions =
        RegistryAvroDeserializer.of(Prediction.class, registry);
    RegistryAvroDeserializer<QualityReport> reports =
        RegistryAvroDeserializer.of(QualityReport.class, registry);
    RegistryAvroDeserializer<ImageEvent> events =
        RegistryAvroDeserializer.of(ImageEvent.class, registry);
    return (state, thumbnails) ->
        open(
            new TopicThread(
                kafka, new LiveRecords(kafka.topics(), predictions, reports, state), state, clock),
            new LagThread(kafka, classifierGroup, state),
            new ThumbnailThread(kafka, events, state, thumbnails));
  }

  @Override
  public void show(Prediction prediction) {
    images.show(prediction);
  }

  @Override
  public void close() {
    topics.close();
    lag.close();
    images.close();
  }

  private static LiveFeed open(TopicThread topics, LagThread lag, ThumbnailThread images) {
    topics.start();
    lag.start();
    images.start();
    return new KafkaLiveFeed(topics, lag, images);
  }
}
