package io.fovea.cli.pages;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Halves pictures of pages: they are made of few colours, and of many that differ by a breath. */
final class SmallPng {
  private static final int COLOURS = 256;

  private SmallPng() {}

  static byte[] of(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    List<Integer> palette = mostFrequent(pixels);
    BufferedImage indexed =
        new BufferedImage(
            picture.getWidth(),
            picture.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            model(palette));
    Map<Integer, Integer> nearest = new HashMap<>();
    WritableRaster raster = indexed.getRaster();
    for (int i = 0; i < pixels.length; i++) {
      int index = nearest.computeIfAbsent(pixels[i], colour -> nearest(colour, palette));
      raster.setSample(i % picture.getWidth(), i / picture.getWidth(), 0, index);
    }
    return compressed(indexed);
  }

  /** A bright colour is seen where it is rare, one grey among many is not. */
  private static long weight(Map.Entry<Integer, Integer> counted) {
    int[] channels =
        IntStream.of(0, 8, 16).map(shift -> counted.getKey() >> shift & 0xff).sorted().toArray();
    return (long) counted.getValue() * (1 + channels[2] - channels[0]);
  }

  private static List<Integer> mostFrequent(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .sorted(Comparator.comparingLong(SmallPng::weight).reversed())
        .limit(COLOURS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static IndexColorModel model(List<Integer> palette) {
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    return new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
  }

  private static int nearest(int colour, List<Integer> palette) {
    return IntStream.range(0, palette.size())
        .boxed()
        .min(Comparator.comparingInt(index -> distance(colour, palette.get(index))))
        .orElseThrow();
  }

  private static int distance(int one, int other) {
    return IntStream.of(0, 8, 16)
        .map(shift -> (one >> shift & 0xff) - (other >> shift & 0xff))
        .map(difference -> difference * difference)
        .sum();
  }

  private static byte[] compressed(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam best = writer.getDefaultWriteParam();
      best.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      best.setCompressionQuality(0);
      writer.write(null, new IIOImage(picture, null, null), best);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
