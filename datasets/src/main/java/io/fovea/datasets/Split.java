package io.fovea.datasets;

import java.util.Locale;
import java.util.Optional;

/** The part of a data set to learn from, and the part to be judged by. */
public enum Split {
  TRAIN,
  TEST;

  /** As written on the command line and in image ids. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Split> parse(String text) {
    return switch (text) {
      case "train" -> Optional.of(TRAIN);
      case "test" -> Optional.of(TEST);
      default -> Optional.empty();
    };
  }
}
