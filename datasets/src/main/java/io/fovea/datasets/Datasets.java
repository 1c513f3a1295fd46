package io.fovea.datasets;

import io.fovea.datasets.digits.DrawnDigits;
import java.util.List;

/** Opens data sets. */
public final class Datasets {

  static final List<String> NAMES = List.of("digits", "mnist");

  private Datasets() {}

  /**
   * Opens a data set, downloading what the cache lacks.
   *
   * @throws DatasetException when it cannot be had; the message says why and what to do
   */
  public static Dataset open(DatasetSpec spec, DatasetOptions options) {
    return switch (spec.name()) {
      case "digits" -> DrawnDigits.of(options);
      default -> throw new DatasetException("Data set '%s' is not there yet.".formatted(spec));
    };
  }
}
