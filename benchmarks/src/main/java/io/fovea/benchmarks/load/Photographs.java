package io.fovea.benchmarks.load;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images in colour that compress about as photographs do: soft shades, edges and some noise. */
final class Photographs {
  /** A JPEG of this side has about 500 KB. */
  static final int LARGE_SIDE = 1264;

  private static final float QUALITY = 0.9f;
  private static final int NOISE = 24;

  private Photographs() {}

  static List<byte[]> png(int count, int side) {
    return IntStream.range(0, count).mapToObj(seed -> png(draw(side, seed))).toList();
  }

  static List<byte[]> jpeg(int count, int side) {
    return IntStream.range(0, count).mapToObj(seed -> jpeg(draw(side, seed))).toList();
  }

  private static BufferedImage draw(int side, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    double bend = random.nextDouble(1, 4);
    double turn = random.nextDouble(0, Math.PI);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double shade = Math.sin(bend * (x * Math.cos(turn) + y * Math.sin(turn)) * 6 / side);
        int edge = (x * 7 / side + y * 5 / side + seed) % 3 * 20;
        int noise = random.nextInt(NOISE);
        int red = (int) (100 + 60 * shade) + edge + noise;
        int green = (int) (110 - 50 * shade) + edge + noise;
        int blue = 60 + x * 80 / side + noise;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(QUALITY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), quality);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
