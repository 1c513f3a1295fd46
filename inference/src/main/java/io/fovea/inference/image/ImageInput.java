package io.fovea.inference.image;

import java.util.Objects;

/**
 * An image as it came from outside; nothing of it has been checked.
 *
 * @param width pixels, needed for {@link ImageFormat#RAW}, else {@code null} or what the sender
 *     says
 * @param height pixels, likewise
 * @param channels 1 (grey) or 3 (RGB), likewise
 * @param content encoded bytes or raw pixels; not copied, so it must not change
 */
public record ImageInput(
    ImageFormat format, Integer width, Integer height, Integer channels, byte[] content) {

  public ImageInput {
    Objects.requireNonNull(format);
    Objects.requireNonNull(content);
  }

  /** An encoded image whose format its first bytes tell. */
  public static ImageInput encoded(byte[] content) {
    return new ImageInput(ImageFormat.AUTO, null, null, null, content);
  }

  /** Raw pixels, height x width x channels, one unsigned byte each. */
  public static ImageInput raw(int width, int height, int channels, byte[] pixels) {
    return new ImageInput(ImageFormat.RAW, width, height, channels, pixels);
  }
}
