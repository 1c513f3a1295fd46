package io.fovea.inference.image;

/**
 * Bounds on an image from outside, checked before its pixels are allocated.
 *
 * @param maxBytes of encoded or raw content
 * @param maxPixels width x height
 */
public record ImageLimits(long maxBytes, long maxPixels) {
  /** 16 MiB and 50 megapixels: above what cameras send, and still under 200 MB of pixels. */
  public static final ImageLimits DEFAULT = new ImageLimits(16L << 20, 50_000_000);

  public ImageLimits {
    if (maxBytes < 1 || maxPixels < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }
}
