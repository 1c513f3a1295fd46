package io.fovea.streamsclassifier.quality.join;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of an image. Never empty: an image of which nothing is known has none.
 *
 * @param label the last one, if it was not withdrawn
 * @param predictions one of each model version that looked at it
 */
public record KnownImage(Optional<KnownLabel> label, List<KnownPrediction> predictions) {
  static final KnownImage NOTHING = new KnownImage(Optional.empty(), List.of());

  public KnownImage {
    predictions = List.copyOf(predictions);
  }

  /** A label that no prediction was ever there for. */
  boolean isOrphan() {
    return label.isPresent() && predictions.isEmpty();
  }
}
