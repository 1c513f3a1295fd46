package io.fovea.inference.quantization;

/**
 * What of a value is kept: {@code [least, most]} in 256 even steps, of which one is 0, so that
 * padding and ReLU are exact.
 *
 * @param least 0 or below
 * @param most 0 or above
 */
record ValueRange(float least, float most) {
  static final int STEPS = 255;

  ValueRange {
    if (!(least <= 0 && most >= 0 && Float.isFinite(least) && Float.isFinite(most))) {
      throw new IllegalArgumentException("no range with 0 in it: " + least + " to " + most);
    }
  }

  static ValueRange around(float least, float most) {
    return new ValueRange(Math.min(0, least), Math.max(0, most));
  }

  /** Of a step; 1 where the value is always 0. */
  float scale() {
    float scale = (most - least) / STEPS;
    return scale >= Float.MIN_NORMAL ? scale : 1;
  }

  /** The step that 0 is, 0 to 255. */
  int zeroPoint() {
    return Math.max(0, Math.min(STEPS, Math.round(-least / scale())));
  }
}
