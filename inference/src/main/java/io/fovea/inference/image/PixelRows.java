package io.fovea.inference.image;

/**
 * Decoded pixels, handed out row by row as they are stored: a big photo is then read once and never
 * copied as a whole, whatever becomes of it.
 */
interface PixelRows {
  int width();

  int height();

  /** How the stored rows are to be turned. */
  Orientation orientation();

  /**
   * Reads a stored row.
   *
   * @param channels 1 (grey) or 3 (RGB), whatever the image has
   * @param row takes {@code width * channels} values from 0 to 255, channels side by side
   * @throws RejectedImageException if a pixel has no colour
   */
  void read(int y, int channels, int[] row) throws RejectedImageException;

  /** ITU-R BT.601 luma in 16-bit fixed point, rounded: what Pillow's {@code convert("L")} gives. */
  static int luma(int red, int green, int blue) {
    return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
  }
}
