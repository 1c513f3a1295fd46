package io.fovea.inference.image;

/** How the bytes of an image are encoded. */
public enum ImageFormat {
  /** Told by the first bytes. */
  AUTO,
  PNG,
  JPEG,
  GIF,
  BMP,
  /** Height x width x channels, one unsigned byte each; needs all three sizes. */
  RAW
}
