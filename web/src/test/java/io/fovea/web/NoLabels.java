package io.fovea.web;

import io.fovea.schema.LabelFeedback;
import io.fovea.web.feedback.LabelSink;
import java.util.concurrent.CompletableFuture;

/** Takes labels and keeps none. */
final class NoLabels implements LabelSink {

  @Override
  public CompletableFuture<Void> publish(LabelFeedback label) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> withdraw(String imageId) {
    return CompletableFuture.completedFuture(null);
  }
}
