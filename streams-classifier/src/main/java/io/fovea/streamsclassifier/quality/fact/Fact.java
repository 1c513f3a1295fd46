package io.fovea.streamsclassifier.quality.fact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One thing that became known of an image. */
public sealed interface Fact {

  String imageId();

  /**
   * A model took the image for something.
   *
   * @param confidence 0 to 1
   * @param classifiedAt ms since 1970; decides the windows that it counts in
   */
  record Predicted(
      String imageId, ModelVersion model, String label, float confidence, long classifiedAt)
      implements Fact {

    /** The same under another class. */
    public Predicted as(String label) {
      return new Predicted(imageId, model, label, confidence, classifiedAt);
    }
  }

  /** Somebody said what the image shows. The last one to say so is right. */
  record Labelled(String imageId, String label) implements Fact {}

  /** What was said of it does not hold any more, and nothing else does. */
  record Withdrawn(String imageId) implements Fact {}

  /** The key under which all that is known of the image meets. */
  default byte[] key() {
    return imageId().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @param key of the record that said so; may be null
   */
  default boolean isKeyedBy(byte[] key) {
    return Arrays.equals(key, key());
  }
}
