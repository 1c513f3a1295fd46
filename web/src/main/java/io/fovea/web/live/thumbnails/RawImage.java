package io.fovea.web.live.thumbnails;

import io.fovea.schema.ImageEvent;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/** Pixels as they stand in an event: height x width x channels, one unsigned byte each. */
final class RawImage {
  private final ByteBuffer pixels;
  private final int width;
  private final int height;
  private final int channels;

  private RawImage(ImageEvent event) throws UnreadableImageException {
    this.pixels = event.getContent();
    this.width = told(event.getWidth());
    this.height = told(event.getHeight());
    this.channels = told(event.getChannels());
    PixelLimits.check(width, height);
    if (channels != 1 && channels != 3 || (long) width * height * channels != pixels.remaining()) {
      throw new UnreadableImageException("of another size than told");
    }
  }

  static BufferedImage read(ImageEvent event) throws UnreadableImageException {
    return new RawImage(event).image();
  }

  private BufferedImage image() {
    int step = PixelLimits.step(width, height);
    BufferedImage image =
        new BufferedImage(
            (width + step - 1) / step, (height + step - 1) / step, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, rgb(pixels.position() + (y * width + x) * step * channels));
      }
    }
    return image;
  }

  private int rgb(int at) {
    int red = pixels.get(at) & 0xff;
    return channels == 1
        ? red << 16 | red << 8 | red
        : red << 16 | (pixels.get(at + 1) & 0xff) << 8 | pixels.get(at + 2) & 0xff;
  }

  private static int told(Integer size) throws UnreadableImageException {
    if (size == null) {
      throw new UnreadableImageException("of unknown size");
    }
    return size;
  }
}
