package io.fovea.inference.image;

import io.fovea.inference.image.Rejection.Reason;

/**
 * Bounds on an image from outside, checked before its pixels are allocated. Whatever is asked for,
 * an image whose pixels would fill half the heap is rejected too: it would end the process.
 *
 * @param maxBytes of encoded or raw content
 * @param maxPixels width x height
 */
public record ImageLimits(long maxBytes, long maxPixels) {
  /** 16 MiB and 50 megapixels: above what cameras send, and still under 200 MB of pixels. */
  public static final ImageLimits DEFAULT = new ImageLimits(16L << 20, 50_000_000);

  /** Half the heap at 8 bytes a pixel, the most that a decoder takes (16-bit RGB with alpha). */
  private static final long HEAP_PIXELS = Runtime.getRuntime().maxMemory() / 2 / 8;

  public ImageLimits {
    if (maxBytes < 1 || maxPixels < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }

  void checkBytes(byte[] content) throws RejectedImageException {
    if (content.length == 0) {
      throw new RejectedImageException(Reason.EMPTY_IMAGE, "the image has no bytes");
    }
    if (content.length > maxBytes) {
      throw new RejectedImageException(
          Reason.TOO_MANY_BYTES,
          "the image has %d bytes; at most %d are allowed".formatted(content.length, maxBytes));
    }
  }

  /** Both sizes may be whatever a header says. */
  void checkPixels(long width, long height) throws RejectedImageException {
    if (width < 1 || height < 1) {
      throw new RejectedImageException(
          Reason.UNREADABLE_IMAGE, "the header says " + width + " x " + height + " pixels");
    }
    long most = Math.min(maxPixels, HEAP_PIXELS);
    if (width > most / height) {
      throw new RejectedImageException(
          Reason.TOO_MANY_PIXELS,
          "the header says %d x %d pixels; at most %d are allowed".formatted(width, height, most));
    }
  }
}
