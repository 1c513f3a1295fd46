package io.fovea.web.predict;

import java.util.concurrent.CompletableFuture;

/** Takes images to classify. */
@FunctionalInterface
public interface ImageSink {

  /**
   * Hands an image over.
   *
   * @return done when it is safe; failed when it never will be
   */
  CompletableFuture<Void> publish(String imageId, byte[] image);
}
