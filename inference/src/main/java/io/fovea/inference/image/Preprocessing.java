package io.fovea.inference.image;

import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;

/**
 * How pixels become what a network takes, to the last detail, so that training, classification and
 * other frameworks agree. In this order:
 *
 * <ol>
 *   <li>The image is upright (EXIF orientation applied), 8 bits a sample, alpha composited over
 *       white, colour profiles ignored.
 *   <li>For one channel, RGB becomes grey by ITU-R BT.601 luma in 16-bit fixed point, as Pillow's
 *       {@code convert("L")}: {@code (19595 R + 38470 G + 7471 B + 32768) >> 16}. For three, grey
 *       is repeated.
 *   <li>It is resized as {@link ResizeMode} says. An axis that shrinks takes the mean over the area
 *       that a target pixel covers (as OpenCV's {@code INTER_AREA}); an axis that grows is
 *       interpolated linearly between pixel centres, edges repeated (as {@code INTER_LINEAR}, or
 *       PyTorch's {@code bilinear} with {@code align_corners=False}). Values stay fractional.
 *   <li>Each value becomes {@code (value * scale - mean[c]) / std[c]}, laid out {@code [channels,
 *       height, width]}.
 * </ol>
 *
 * @param channels 1 (grey) or 3 (RGB, in this order)
 * @param height of the network's input, pixels
 * @param width of the network's input, pixels
 * @param scale usually 1/255
 * @param mean per channel, after scaling
 * @param std per channel, after scaling
 */
public record Preprocessing(
    int channels,
    int height,
    int width,
    ResizeMode resize,
    double scale,
    List<Double> mean,
    List<Double> std) {

  /** Above what networks take; a manifest from outside must not make us allocate without bound. */
  private static final int MAX_SIDE = 4096;

  /**
   * @throws IllegalArgumentException naming what cannot be
   */
  public Preprocessing {
    check(channels == 1 || channels == 3, "channels must be 1 (grey) or 3 (RGB), not " + channels);
    check(1 <= height && height <= MAX_SIDE, "height must be 1 to " + MAX_SIDE + ", not " + height);
    check(1 <= width && width <= MAX_SIDE, "width must be 1 to " + MAX_SIDE + ", not " + width);
    check(resize != null, "resize is missing");
    check(scale > 0 && Double.isFinite(scale), "scale must be above 0, not " + scale);
    check(mean != null && mean.size() == channels, "mean needs a number per channel");
    check(std != null && std.size() == channels, "std needs a number per channel");
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    check(mean.stream().allMatch(Double::isFinite), "mean must be finite");
    check(std.stream().allMatch(s -> s > 0 && Double.isFinite(s)), "std must be above 0");
  }

  /** Stretched, and scaled to 0 to 1. */
  public static Preprocessing unitRange(int channels, int height, int width) {
    return new Preprocessing(
        channels,
        height,
        width,
        ResizeMode.STRETCH,
        1 / 255.0,
        Collections.nCopies(channels, 0.0),
        Collections.nCopies(channels, 1.0));
  }

  /** Floats that one image takes. */
  public int floatsPerImage() {
    return channels * height * width;
  }

  /** {@code [n, channels, height, width]}. */
  public long[] shape(long n) {
    return new long[] {n, channels, height, width};
  }

  /** Writes a black image, {@code [channels, height, width]}, at the position of {@code target}. */
  public void putBlack(FloatBuffer target) {
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < height * width; i++) {
        target.put(normalize(c, 0));
      }
    }
  }

  /** What a pixel value, 0 to 255 and maybe fractional, becomes. */
  float normalize(int channel, double value) {
    return (float) ((value * scale - mean.get(channel)) / std.get(channel));
  }

  private static void check(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
