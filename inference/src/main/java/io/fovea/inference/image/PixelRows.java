package io.fovea.inference.image;

/**
 * Decoded pixels, handed out row by row as they are stored: a big photo is then read once and never
 * copied as a whole, whatever becomes of it. Valid until the next image is decoded.
 */
interface PixelRows {
  int width();

  int height();

  /** How the stored rows are to be turned. */
  Orientation orientation();

  /**
   * Reads a stored row.
   *
   * @throws RejectedImageException if a pixel has no colour
   */
  void read(int y, PixelRow row) throws RejectedImageException;
}
