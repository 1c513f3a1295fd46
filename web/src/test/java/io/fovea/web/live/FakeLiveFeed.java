package io.fovea.web.live;

import io.fovea.schema.Prediction;
import io.fovea.web.live.figures.LastPredictions;
import io.fovea.web.live.thumbnails.Thumbnails;

/** Reads nothing: what is known of the pipeline, the test says. */
public final class FakeLiveFeed implements LiveFeed {
  volatile LiveState state;
  volatile boolean closed;
  private Thumbnails thumbnails;

  public static LiveFeed.Source silent() {
    return new FakeLiveFeed()::open;
  }

  LiveFeed open(LiveState begun, Thumbnails begunThumbnails) {
    state = begun;
    thumbnails = begunThumbnails;
    closed = false;
    return this;
  }

  @Override
  public void show(Prediction prediction) {
    thumbnails.put(LastPredictions.id(prediction), new byte[] {1, 2, 3});
    state.show(prediction, true);
  }

  @Override
  public void close() {
    closed = true;
  }
}
