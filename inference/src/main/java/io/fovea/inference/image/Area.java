package io.fovea.inference.image;

/** A rectangle of pixels. */
record Area(int x, int y, int width, int height) {

  static Area whole(int width, int height) {
    return new Area(0, 0, width, height);
  }

  /** The largest centred part that has the proportions of another; odd pixels fall to the end. */
  static Area centred(int width, int height, int proportionWidth, int proportionHeight) {
    long wide = (long) width * proportionHeight;
    long high = (long) height * proportionWidth;
    if (wide > high) {
      int kept = rounded(high, proportionHeight);
      return new Area((width - kept) / 2, 0, kept, height);
    }
    int kept = rounded(wide, proportionWidth);
    return new Area(0, (height - kept) / 2, width, kept);
  }

  private static int rounded(long dividend, int divisor) {
    return (int) Math.max(1, Math.round((double) dividend / divisor));
  }
}
