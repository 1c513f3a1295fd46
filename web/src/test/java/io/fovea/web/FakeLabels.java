package io.fovea.web;

import io.fovea.schema.LabelFeedback;
import io.fovea.web.feedback.LabelSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps labels, or fails where it is told to. */
final class FakeLabels implements LabelSink {
  final List<LabelFeedback> published = new ArrayList<>();
  final List<String> withdrawn = new ArrayList<>();
  Exception failure;

  @Override
  public CompletableFuture<Void> publish(LabelFeedback label) {
    published.add(label);
    return done();
  }

  @Override
  public CompletableFuture<Void> withdraw(String imageId) {
    withdrawn.add(imageId);
    return done();
  }

  private CompletableFuture<Void> done() {
    return failure == null
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(failure);
  }
}
