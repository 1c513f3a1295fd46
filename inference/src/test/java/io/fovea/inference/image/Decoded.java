package io.fovea.inference.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pixels as a decoder gave them, for tests. */
final class Decoded {

  private Decoded() {}

  /** What ImageIO reads when asked for nothing else: its own image, sample by sample. */
  static int[] samplesByImageIo(byte[] content) throws IOException {
    BufferedImage image =
        ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(content)));
    Raster raster = image.getRaster();
    return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
  }

  static int[] samples(ByteRows rows) {
    int[] samples = new int[rows.width() * rows.height() * rows.bands()];
    int rowSamples = rows.width() * rows.bands();
    for (int i = 0; i < samples.length; i++) {
      int at = rows.first() + i / rowSamples * rows.stride() + i % rowSamples;
      samples[i] = rows.pixels()[at] & 0xff;
    }
    return samples;
  }

  /** Sizes and rows in RGB. */
  static List<Object> rgb(PixelRows rows) throws RejectedImageException {
    List<Object> all = new ArrayList<>(List.of(rows.width(), rows.height(), rows.orientation()));
    PixelRow row = new PixelRow(3);
    for (int y = 0; y < rows.height(); y++) {
      rows.read(y, row);
      for (int i = 0; i < 3 * rows.width(); i++) {
        all.add(row.samples()[row.first() + i]);
      }
    }
    return all;
  }
}
