package io.fovea.streamsclassifier.quality.join;

import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import java.util.Optional;

/**
 * A prediction, and the label that it is counted with at present.
 *
 * @param confidence 0 to 1
 * @param classifiedAt ms since 1970
 * @param seenAt by our clock, ms since 1970
 * @param actual the label under which it stands in the confusion matrix; nothing: it does not
 */
public record KnownPrediction(
    ModelVersion model,
    String label,
    float confidence,
    long classifiedAt,
    long seenAt,
    Optional<String> actual) {

  KnownPrediction with(Optional<String> actual) {
    return new KnownPrediction(model, label, confidence, classifiedAt, seenAt, actual);
  }
}
