package io.fovea.producer.tail;

import io.fovea.runtime.kafka.Topics;
import java.util.function.Function;

/** The topics that can be shown. */
public enum TopicKind {
  IMAGES(Topics::images),
  PREDICTIONS(Topics::predictions),
  LABELS(Topics::labels),
  QUALITY(Topics::quality),
  /** Its values are bytes of any kind: that they could not be read is why they are there. */
  DEAD_LETTERS(Topics::deadLetters),
  /** Likewise. */
  QUALITY_DEAD_LETTERS(Topics::qualityDeadLetters);

  private final Function<Topics, String> name;

  TopicKind(Function<Topics, String> name) {
    this.name = name;
  }

  boolean holdsDeadLetters() {
    return this == DEAD_LETTERS || this == QUALITY_DEAD_LETTERS;
  }

  String in(Topics topics) {
    return name.apply(topics);
  }
}
