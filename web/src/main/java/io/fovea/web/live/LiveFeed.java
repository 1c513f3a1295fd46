package io.fovea.web.live;

import io.fovea.schema.Prediction;
import io.fovea.web.live.thumbnails.Thumbnails;

/** Fills a state from its making until it is closed, in threads of its own. */
public interface LiveFeed extends AutoCloseable {

  /** Where feeds come from. Must return at once, also where Kafka does not answer. */
  @FunctionalInterface
  interface Source {
    LiveFeed open(LiveState state, Thumbnails thumbnails);
  }

  /** Shows a prediction among the last ones, with a picture of its image if there can be one. */
  void show(Prediction prediction);

  @Override
  void close();
}
