package io.fovea.benchmarks.load;

import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.ImageContent;
import io.fovea.datasets.Split;
import io.fovea.datasets.digits.DrawnDigits;
import java.util.List;

/** Drawn digits, 28 x 28 x 1. */
final class Digits {
  private Digits() {}

  static List<byte[]> raw(int count) {
    return DrawnDigits.of(DatasetOptions.defaults()).images(Split.TEST).stream()
        .limit(count)
        .map(image -> ((ImageContent.Raw) image.content()).pixels())
        .toList();
  }
}
