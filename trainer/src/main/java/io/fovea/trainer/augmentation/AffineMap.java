package io.fovea.trainer.augmentation;

/**
 * Where in the source image the pixel ({@code x}, {@code y}) of the new image comes from: {@code
 * (xx*x + xy*y + x0, yx*x + yy*y + y0)}, in pixels, with whole numbers at the centres of pixels.
 */
record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {
  static final AffineMap IDENTITY = new AffineMap(1, 0, 0, 0, 1, 0);

  /**
   * Of an image that was zoomed, then sheared, then rotated, all around its centre, and then
   * shifted.
   *
   * @param rotation radians, from the x axis to the y axis: clockwise, as images have y downwards
   * @param shear radians
   * @param zoom factor, larger than 1 makes larger
   * @param right pixels
   * @param down pixels
   */
  static AffineMap of(
      double rotation,
      double shear,
      double zoom,
      double right,
      double down,
      int height,
      int width) {
    double cos = Math.cos(rotation);
    double sin = Math.sin(rotation);
    double slope = Math.tan(shear);
    // The way back is the inverse of rotation * shear * zoom; the first two have determinant 1.
    double xx = (cos + slope * sin) / zoom;
    double xy = (sin - slope * cos) / zoom;
    double yx = -sin / zoom;
    double yy = cos / zoom;
    double centreX = (width - 1) / 2.0;
    double centreY = (height - 1) / 2.0;
    double fromX = -centreX - right;
    double fromY = -centreY - down;
    return new AffineMap(
        xx, xy, xx * fromX + xy * fromY + centreX, yx, yy, yx * fromX + yy * fromY + centreY);
  }

  /** For a new image that is this map's, moved by whole pixels. */
  AffineMap moved(int right, int down) {
    return new AffineMap(xx, xy, x0 - xx * right - xy * down, yx, yy, y0 - yx * right - yy * down);
  }

  /** For a source that is flipped before. */
  AffineMap ofFlipped(boolean horizontally, boolean vertically, int height, int width) {
    return new AffineMap(
        horizontally ? -xx : xx,
        horizontally ? -xy : xy,
        horizontally ? width - 1 - x0 : x0,
        vertically ? -yx : yx,
        vertically ? -yy : yy,
        vertically ? height - 1 - y0 : y0);
  }
}
