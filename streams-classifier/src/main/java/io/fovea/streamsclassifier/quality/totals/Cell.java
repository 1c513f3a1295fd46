package io.fovea.streamsclassifier.quality.totals;

import java.util.Comparator;

/** A place in the confusion matrix. Ordered as it is written: actual, then predicted class. */
public record Cell(String actual, String predicted) implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::actual).thenComparing(Cell::predicted);

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
