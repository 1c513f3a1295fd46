package io.fovea.streamsclassifier.classification;

import io.fovea.schema.Prediction;
import io.fovea.streamsclassifier.deadletter.RejectedRecordException;

/** What becomes of one record. */
public sealed interface Verdict {

  /** It is forwarded. */
  record Predicted(Prediction prediction) implements Verdict {}

  /**
   * It goes to the dead letters.
   *
   * @param rejection to be thrown when the record's turn comes, not before
   */
  record Refused(RejectedRecordException rejection) implements Verdict {}
}
