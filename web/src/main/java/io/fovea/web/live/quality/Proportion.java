package io.fovea.web.live.quality;

import io.fovea.schema.Estimate;

/**
 * A value and its 95 % interval, 0 to 1, to five digits.
 *
 * @param low null: the interval is not known, as with {@code high}
 */
record Proportion(double value, Double low, Double high) {

  /** Null of null. */
  static Proportion of(Estimate estimate) {
    return estimate == null ? null : of(estimate.getValue(), estimate);
  }

  /**
   * @param interval null: not known
   */
  static Proportion of(double value, Estimate interval) {
    return interval == null
        ? new Proportion(rounded(value), null, null)
        : new Proportion(rounded(value), rounded(interval.getLow()), rounded(interval.getHigh()));
  }

  static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5;
  }
}
