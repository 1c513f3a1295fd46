package io.fovea.inference.image;

/**
 * A row of pixels, {@code width * channels} samples of 8 bits, channels side by side. It lies where
 * the image has it if that is what is asked for, else in memory of its own that serves row after
 * row.
 */
final class PixelRow {
  private static final int OPAQUE = 255;

  private final int channels;
  private byte[] own = new byte[0];
  private byte[] samples = own;
  private int first;

  PixelRow(int channels) {
    this.channels = channels;
  }

  /** 1 (grey) or 3 (RGB), whatever the image has. */
  int channels() {
    return channels;
  }

  byte[] samples() {
    return samples;
  }

  /** Where in {@link #samples} the row begins. */
  int first() {
    return first;
  }

  /** The row is there already. */
  void liesIn(byte[] image, int at) {
    samples = image;
    first = at;
  }

  /** The row is to be {@link #put}, pixel by pixel. */
  void isMade(int width) {
    if (own.length < width * channels) {
      own = new byte[width * channels];
    }
    samples = own;
    first = 0;
  }

  /** All from 0 to 255; what is not opaque shows white. */
  void put(int x, int red, int green, int blue, int opacity) {
    int r = overWhite(red, opacity);
    int g = overWhite(green, opacity);
    int b = overWhite(blue, opacity);
    if (channels == 1) {
      own[x] = (byte) luma(r, g, b);
    } else {
      own[3 * x] = (byte) r;
      own[3 * x + 1] = (byte) g;
      own[3 * x + 2] = (byte) b;
    }
  }

  /** ITU-R BT.601 luma in 16-bit fixed point, rounded: what Pillow's {@code convert("L")} gives. */
  private static int luma(int red, int green, int blue) {
    return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
  }

  private static int overWhite(int value, int opacity) {
    return opacity == OPAQUE ? value : (value * opacity + 255 * (255 - opacity) + 127) / 255;
  }
}
