package io.fovea.producer;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Publishes images at their pace and their labels at their time, on one thread. */
final class Publication {
  private final ImagePublisher publisher;
  private final Pacer pacer;
  private final Annotator annotator;
  private final PendingLabels labels;
  private final LongConsumer onEach;

  /**
   * @param labels must publish by the same publisher
   * @param onEach told after every image how many had their turn
   */
  Publication(
      ImagePublisher publisher,
      Pacer pacer,
      Annotator annotator,
      PendingLabels labels,
      LongConsumer onEach) {
    this.publisher = publisher;
    this.pacer = pacer;
    this.annotator = annotator;
    this.labels = labels;
    this.onEach = onEach;
  }

  /**
   * Runs until all is handed over, the end is asked for, or sending failed.
   *
   * @return whether all was handed over
   */
  boolean run(Iterator<OutgoingImage> images) throws InterruptedException {
    for (long turn = 0; images.hasNext(); turn++) {
      if (!pacer.awaitTurn(turn, labels) || publisher.hasFailed()) {
        return false;
      }
      OutgoingImage image = images.next();
      if (publisher.publish(image) && !planLabel(image)) {
        return false;
      }
      onEach.accept(turn + 1);
    }
    return awaitLabels(0);
  }

  private boolean planLabel(OutgoingImage image) throws InterruptedException {
    Optional<LabelPlan> plan = annotator.plan(image);
    if (plan.isEmpty()) {
      return true;
    }
    if (!awaitLabels(labels.capacity() - plan.get().records())) {
      return false;
    }
    labels.add(plan.get());
    return true;
  }

  private boolean awaitLabels(int atMost) throws InterruptedException {
    while (labels.size() > atMost) {
      if (!pacer.awaitNext(labels) || publisher.hasFailed()) {
        return false;
      }
    }
    return !publisher.hasFailed();
  }
}
