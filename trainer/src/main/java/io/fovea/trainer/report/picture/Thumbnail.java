package io.fovea.trainer.report.picture;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/**
 * A picture of an image as the network gets it.
 *
 * @param width in pixels of the PNG
 * @param height likewise
 * @param dataUri the PNG
 */
public record Thumbnail(int width, int height, String dataUri) {
  /** A report of large photographs should not weigh more than the model. */
  static final int MOST_SIDE = 96;

  /**
   * @param pixels {@code [channels, height, width]}, 0 to 1; what lies outside is cut off
   * @param channels 1 for grey, 3 for RGB
   */
  public static Thumbnail of(float[] pixels, int channels, int height, int width) {
    BufferedImage image = fitted(image(pixels, channels, height, width));
    return new Thumbnail(image.getWidth(), image.getHeight(), Png.dataUri(image));
  }

  /** Whole times larger, so that every pixel stays as large as the others. */
  public Thumbnail shownAs(double side) {
    int times = (int) Math.max(1, Math.round(side / Math.max(width, height)));
    return new Thumbnail(times * width, times * height, dataUri);
  }

  private static BufferedImage image(float[] pixels, int channels, int height, int width) {
    if ((channels != 1 && channels != 3) || pixels.length != channels * height * width) {
      throw new IllegalArgumentException(
          "%d values are no image of %d x %d x %d"
              .formatted(pixels.length, channels, height, width));
    }
    int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    BufferedImage image = new BufferedImage(width, height, type);
    // The raster takes values as they are; setRGB would bend greys by a gamma curve.
    WritableRaster raster = image.getRaster();
    int area = height * width;
    for (int i = 0; i < pixels.length; i++) {
      int at = i % area;
      raster.setSample(at % width, at / width, i / area, level(pixels[i]));
    }
    return image;
  }

  private static int level(float value) {
    return Math.round(255 * Math.max(0, Math.min(1, value)));
  }

  private static BufferedImage fitted(BufferedImage image) {
    int side = Math.max(image.getWidth(), image.getHeight());
    if (side <= MOST_SIDE) {
      return image;
    }
    int width = Math.max(1, image.getWidth() * MOST_SIDE / side);
    int height = Math.max(1, image.getHeight() * MOST_SIDE / side);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.drawImage(
        image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    graphics.dispose();
    return small;
  }
}
