package io.fovea.inference.model;

/**
 * One image as the network takes it.
 *
 * @param layout always {@code NCHW}: a batch is {@code [n, channels, height, width]}
 */
public record InputShape(int channels, int height, int width, String layout) {
  static final String LAYOUT = "NCHW";

  /**
   * @throws IllegalArgumentException naming what cannot be
   */
  public InputShape {
    Checks.check(
        channels > 0 && height > 0 && width > 0,
        "input must have channels, height and width above 0");
    Checks.check(LAYOUT.equals(layout), "input.layout must be " + LAYOUT + ", not " + layout);
  }

  public static InputShape of(int channels, int height, int width) {
    return new InputShape(channels, height, width, LAYOUT);
  }

  /** {@code [n, channels, height, width]}. */
  public long[] batch(long n) {
    return new long[] {n, channels, height, width};
  }
}
