package io.fovea.cli.pages;

import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.ImageContent.Raw;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Drawn digits as PNG: nobody's images, so they may be shown anywhere. */
final class TestImages {
  private TestImages() {}

  /** The first of its class in the test split, white on black, as it is drawn on every machine. */
  static byte[] digit(String label) {
    LabelledImage found =
        Datasets.open(DatasetSpec.parse("digits:test"), DatasetOptions.defaults())
            .images(Split.TEST)
            .stream()
            .filter(image -> image.label().equals(label))
            .findFirst()
            .orElseThrow();
    return png((Raw) found.content());
  }

  private static byte[] png(Raw raw) {
    BufferedImage image =
        new BufferedImage(raw.width(), raw.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, raw.width(), raw.height(), raw.pixels());
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
