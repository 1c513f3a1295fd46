package io.fovea.web.predict;

import io.fovea.schema.Prediction;
import java.time.Instant;

/** What became of an image. */
public sealed interface Answer {

  /**
   * It was classified.
   *
   * @param at when this process read the prediction
   */
  record Classified(Prediction prediction, Instant at) implements Answer {}

  /**
   * It ended among the dead letters.
   *
   * @param reason for programs, such as {@code UNREADABLE_IMAGE}
   * @param message for people
   */
  record Rejected(String reason, String message) implements Answer {}
}
