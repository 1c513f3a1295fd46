package io.fovea.datasets.digits;

import java.util.List;

/**
 * One way to write a digit: the path of the pen, in a box of 100 x 100.
 *
 * @param weight how often this way is taken, relative to the digit's other ways
 */
record Skeleton(int digit, double weight, List<List<PenPoint>> strokes) {

  Skeleton {
    strokes = List.copyOf(strokes);
  }

  /**
   * @param corner whether the pen turns sharply here
   */
  record PenPoint(double x, double y, boolean corner) {}
}
