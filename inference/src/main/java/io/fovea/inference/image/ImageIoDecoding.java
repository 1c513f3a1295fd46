package io.fovea.inference.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes pixels with the readers of the JDK. */
final class ImageIoDecoding {

  private ImageIoDecoding() {}

  static BufferedImage decode(EncodedImage image) throws IOException, RejectedImageException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(image.format().name()).next();
    // This stream, and not one that ImageIO chooses: that would be a file in the temporary folder.
    try (ImageInputStream bytes =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(image.content()))) {
      return decode(image, reader, bytes);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage decode(
      EncodedImage image, ImageReader reader, ImageInputStream bytes)
      throws IOException, RejectedImageException {
    ReadWatch watch = new ReadWatch();
    reader.addIIOReadWarningListener(watch);
    reader.addIIOReadUpdateListener(watch);
    reader.setInput(bytes, true, true);
    if (reader.getWidth(0) != image.width() || reader.getHeight(0) != image.height()) {
      throw Damage.rejection("its headers are at odds");
    }
    BufferedImage pixels = reader.read(0);
    watch.check(image);
    return pixels;
  }
}
