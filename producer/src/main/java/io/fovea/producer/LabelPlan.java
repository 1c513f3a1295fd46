package io.fovea.producer;

import java.util.Optional;

/**
 * The labels that an image is to get.
 *
 * @param first wrong if there is a correction
 * @param correction the true label, where the first is another
 */
record LabelPlan(String imageId, String first, Optional<String> correction) {

  /** How many records it takes. */
  int records() {
    return correction.isPresent() ? 2 : 1;
  }
}
