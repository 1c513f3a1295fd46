package io.fovea.trainer.augmentation;

import java.util.Locale;

/**
 * What can be done to an image, in the order in which it is done. A strength of 0 does nothing.
 *
 * <p>The order: what moves pixels comes first and is one step, so that an image is interpolated
 * once, if at all; then light and noise, so that what moved in is as noisy as the rest; then the
 * hole, which nothing may fill again; then the mixture of two finished images.
 */
public enum Augmentation {
  /** Left to right, with this probability. Not for digits or letters. */
  FLIP(0.5, 1, "probability"),

  /** Top to bottom, with this probability. For images that have no up, such as from above. */
  FLIP_VERTICAL(0.5, 1, "probability"),

  /** Around the centre, up to so far either way. */
  ROTATE(10, 180, "degrees"),

  /** Rows slide over each other, as in italics, up to so far either way. */
  SHEAR(10, 45, "degrees"),

  /** Larger or smaller by up to this part of the size, both sides alike. */
  ZOOM(0.1, 0.5, "of the size"),

  /** Up to this part of the side either way, on each axis. Not by whole pixels. */
  SHIFT(0.1, 0.5, "of the side"),

  /**
   * Padded by so much on each side and cut back to its size at a random place: whole pixels, so
   * nothing is interpolated.
   */
  CROP(0.125, 512, "pixels"),

  /** Times a factor of up to this part above or below 1: what is black stays black. */
  BRIGHTNESS(0.2, 1, "of the light"),

  /** Gaussian, for each value of each channel, of this standard deviation. */
  NOISE(0.05, 0.5, "standard deviation"),

  /**
   * A black square of this side around a random pixel, cut off at the border. After DeVries and
   * Taylor 2017, "Improved regularization of convolutional neural networks with cutout".
   */
  CUTOUT(0.25, 512, "pixels"),

  /** Mixes two images and their labels: see {@link Mixup}. */
  MIXUP(0.2, 10, "alpha");

  private final double defaultStrength;
  private final double max;
  private final String unit;

  Augmentation(double defaultStrength, double max, String unit) {
    this.defaultStrength = defaultStrength;
    this.max = max;
    this.unit = unit;
  }

  /** As people write it, such as {@code flip-vertical}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a name without a strength means; chosen for images of about 30 pixels a side. */
  public double defaultStrength() {
    return defaultStrength;
  }

  /** Such as {@code rotate=0..180 (degrees)}. */
  String bounds() {
    return countsPixels()
        ? text() + "=0..0.5 (of the side) or 1.." + Strength.text(max) + " (pixels)"
        : text() + "=0.." + Strength.text(max) + " (" + unit + ")";
  }

  boolean allows(double strength) {
    boolean pixels = strength == Math.rint(strength);
    return 0 <= strength && strength <= max && (!countsPixels() || pixels || strength <= 0.5);
  }

  private boolean countsPixels() {
    return unit.equals("pixels");
  }
}
