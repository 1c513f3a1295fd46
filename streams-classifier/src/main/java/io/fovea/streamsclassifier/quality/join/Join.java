package io.fovea.streamsclassifier.quality.join;

import io.fovea.streamsclassifier.quality.fact.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows from a fact, given what is known of its image.
 *
 * <p>Invariant: a prediction stands in the confusion matrix exactly when its {@link
 * KnownPrediction#actual} is there, and under that label. So whatever comes in whatever order, a
 * retraction takes away just what was added.
 *
 * <p>A prediction is open for a time to live from when it was seen. After that its figures are
 * final; it is kept as long again, so that a label that comes too late is known as such and not
 * taken for one whose prediction is still to come.
 */
public final class Join {
  private final long timeToLive;

  public Join(Duration timeToLive) {
    this.timeToLive = timeToLive.toMillis();
  }

  /**
   * @param known nothing: the image is new
   * @param now ms since 1970
   * @return what is known from now on; nothing: no reason to remember the image
   */
  public Optional<KnownImage> apply(
      Optional<KnownImage> known, Fact fact, long now, Tallies tallies) {
    KnownImage image = known.orElse(KnownImage.NOTHING);
    if (fact instanceof Fact.Predicted predicted) {
      return Optional.of(predicted(image, predicted, now, tallies));
    } else if (fact instanceof Fact.Labelled labelled) {
      return Optional.of(labelled(image, labelled.label(), now, tallies));
    }
    return withdrawn(image, now, tallies);
  }

  private KnownImage predicted(KnownImage image, Fact.Predicted fact, long now, Tallies tallies) {
    if (image.predictions().stream().anyMatch(known -> known.model().equals(fact.model()))) {
      tallies.repeated(fact.model());
      return image;
    }
    Optional<KnownLabel> label = image.label().filter(known -> isOpen(known.seenAt(), now));
    if (image.isOrphan()) {
      adopt(label, tallies);
    }
    KnownPrediction prediction =
        new KnownPrediction(
            fact.model(),
            fact.label(),
            fact.confidence(),
            fact.classifiedAt(),
            now,
            label.map(KnownLabel::label));
    tallies.predicted(prediction);
    label.ifPresent(known -> tallies.labelled(prediction));
    List<KnownPrediction> predictions = new ArrayList<>(image.predictions());
    predictions.add(prediction);
    return new KnownImage(label, predictions);
  }

  private static void adopt(Optional<KnownLabel> alive, Tallies tallies) {
    tallies.adopted();
    if (alive.isEmpty()) {
      tallies.orphanExpired();
    }
  }

  private KnownImage labelled(KnownImage image, String label, long now, Tallies tallies) {
    if (image.predictions().isEmpty()) {
      waiting(image.label(), label, tallies);
    }
    List<KnownPrediction> predictions =
        image.predictions().stream()
            .map(prediction -> labelled(prediction, label, now, tallies))
            .toList();
    return new KnownImage(Optional.of(new KnownLabel(label, now)), predictions);
  }

  private static void waiting(Optional<KnownLabel> known, String label, Tallies tallies) {
    if (known.isEmpty()) {
      tallies.orphaned();
    } else if (known.get().label().equals(label)) {
      tallies.orphanRepeated();
    } else {
      tallies.orphanCorrected();
    }
  }

  private KnownPrediction labelled(
      KnownPrediction prediction, String label, long now, Tallies tallies) {
    if (prediction.actual().equals(Optional.of(label))) {
      tallies.repeated(prediction.model());
      return prediction;
    } else if (!isOpen(prediction.seenAt(), now)) {
      tallies.expired(prediction.model());
      return prediction;
    }
    if (prediction.actual().isPresent()) {
      tallies.unlabelled(prediction);
      tallies.corrected(prediction.model());
    }
    KnownPrediction relabelled = prediction.with(Optional.of(label));
    tallies.labelled(relabelled);
    return relabelled;
  }

  private Optional<KnownImage> withdrawn(KnownImage image, long now, Tallies tallies) {
    if (image.isOrphan()) {
      tallies.adopted();
    }
    List<KnownPrediction> predictions =
        image.predictions().stream()
            .map(prediction -> withdrawn(prediction, now, tallies))
            .toList();
    return Optional.of(new KnownImage(Optional.empty(), predictions))
        .filter(left -> !left.predictions().isEmpty());
  }

  private KnownPrediction withdrawn(KnownPrediction prediction, long now, Tallies tallies) {
    if (prediction.actual().isEmpty()) {
      return prediction;
    } else if (!isOpen(prediction.seenAt(), now)) {
      tallies.expired(prediction.model());
      return prediction;
    }
    tallies.unlabelled(prediction);
    return prediction.with(Optional.empty());
  }

  /** Whether nothing that could still come would be changed by what is known of the image. */
  public boolean isOver(KnownImage image, long now) {
    return image.label().stream().noneMatch(label -> isOpen(label.seenAt(), now))
        && image.predictions().stream()
            .noneMatch(known -> isOpen(known.seenAt() + timeToLive, now));
  }

  /** To be called for an image that {@link #isOver} when it is forgotten. */
  public void forget(KnownImage image, Tallies tallies) {
    if (image.isOrphan()) {
      tallies.adopted();
      tallies.orphanExpired();
    }
  }

  private boolean isOpen(long since, long now) {
    return now < since + timeToLive;
  }
}
