package io.fovea.trainer.augmentation;

/** How strong an augmentation is, as text and in pixels. */
final class Strength {
  private Strength() {}

  /** Without a fraction that says nothing; {@code Double.parseDouble} reads it back. */
  static String text(double strength) {
    return strength == Math.rint(strength)
        ? Long.toString((long) strength)
        : Double.toString(strength);
  }

  /** Whole pixels from 1 on, below it a part of the side. */
  static int pixels(double strength, int side) {
    return (int) (strength < 1 ? Math.round(strength * side) : strength);
  }
}
