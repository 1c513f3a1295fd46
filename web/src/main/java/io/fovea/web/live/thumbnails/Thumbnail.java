package io.fovea.web.live.thumbnails;

import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a small PNG of an image: nothing of the image but its pixels goes to a browser, whatever it
 * was sent as. A small image keeps its size.
 */
public final class Thumbnail {
  private Thumbnail() {}

  /** Of at most 96 pixels on its longer side. */
  public static byte[] png(ImageEvent event) throws UnreadableImageException {
    BufferedImage image =
        event.getFormat() == ImageFormat.RAW
            ? RawImage.read(event)
            : EncodedImage.read(bytes(event.getContent()));
    return encoded(scaled(image));
  }

  private static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }

  private static BufferedImage scaled(BufferedImage image) {
    int longer = Math.max(image.getWidth(), image.getHeight());
    double scale = Math.min(1, (double) PixelLimits.SIDE / longer);
    BufferedImage small =
        new BufferedImage(
            Math.max(1, (int) Math.round(image.getWidth() * scale)),
            Math.max(1, (int) Math.round(image.getHeight() * scale)),
            BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < small.getHeight(); y++) {
      for (int x = 0; x < small.getWidth(); x++) {
        small.setRGB(x, y, mean(image, x, y, small));
      }
    }
    return small;
  }

  /** Of the pixels that lie under one of the small image. */
  private static int mean(BufferedImage image, int x, int y, BufferedImage small) {
    int left = x * image.getWidth() / small.getWidth();
    int right = Math.max(left + 1, (x + 1) * image.getWidth() / small.getWidth());
    int top = y * image.getHeight() / small.getHeight();
    int bottom = Math.max(top + 1, (y + 1) * image.getHeight() / small.getHeight());
    int[] sum = new int[3];
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        add(image.getRGB(column, row), sum);
      }
    }
    int pixels = (bottom - top) * (right - left);
    return sum[0] / pixels << 16 | sum[1] / pixels << 8 | sum[2] / pixels;
  }

  /** What is transparent shows white. */
  private static void add(int argb, int[] sum) {
    int alpha = argb >>> 24;
    for (int channel = 0; channel < sum.length; channel++) {
      int value = argb >> (16 - 8 * channel) & 0xff;
      sum[channel] += (value * alpha + 255 * (255 - alpha)) / 255;
    }
  }

  private static byte[] encoded(BufferedImage image) throws UnreadableImageException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(image);
    } catch (IOException failed) {
      throw new UnreadableImageException(failed);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
