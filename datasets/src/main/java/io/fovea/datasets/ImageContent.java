package io.fovea.datasets;

/**
 * An image as its data set keeps it. The arrays are not copied: whoever gets one must not write to
 * it.
 */
public sealed interface ImageContent {

  /**
   * An image file as it is, such as a PNG or a JPEG. Nothing was decoded, so nothing is known to be
   * sound.
   *
   * @param bytes the file's bytes
   */
  record Encoded(byte[] bytes) implements ImageContent {}

  /**
   * Pixels, row by row from the top, the channels of a pixel side by side ({@code [height, width,
   * channels]}), one unsigned byte each.
   *
   * @param channels 1 for grey, 3 for RGB
   */
  record Raw(int width, int height, int channels, byte[] pixels) implements ImageContent {

    public Raw {
      if ((long) width * height * channels != pixels.length) {
        throw new IllegalArgumentException(
            "%d x %d x %d pixels do not make %d bytes"
                .formatted(width, height, channels, pixels.length));
      }
    }
  }
}
