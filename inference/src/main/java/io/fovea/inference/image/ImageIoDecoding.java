package io.fovea.inference.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Decodes pixels with the readers of the JDK: each image with a new one, for a JPEG reader would
 * lend an image without tables those of the image before. Belongs to one thread.
 */
final class ImageIoDecoding {
  /** To look for one costs more than to read a small image. */
  private final Map<ImageFormat, ImageReaderSpi> providers = new EnumMap<>(ImageFormat.class);

  private final JpegPixels jpegs = new JpegPixels();

  PixelRows decode(EncodedImage image) throws IOException, RejectedImageException {
    ImageReaderSpi provider =
        providers.computeIfAbsent(image.format(), ImageIoDecoding::providerOf);
    ImageReader reader = provider.createReaderInstance();
    try {
      return decode(image, reader);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReaderSpi providerOf(ImageFormat format) {
    return ImageIO.getImageReadersByFormatName(format.name()).next().getOriginatingProvider();
  }

  private PixelRows decode(EncodedImage image, ImageReader reader)
      throws IOException, RejectedImageException {
    ReadWatch watch = ReadWatch.over(reader, image);
    // This stream, and not one that ImageIO chooses: that would be a file in the temporary folder.
    reader.setInput(new ContentStream(image.content()), true, true);
    if (reader.getWidth(0) != image.width() || reader.getHeight(0) != image.height()) {
      throw Damage.rejection("its headers are at odds");
    }
    PixelRows rows = image.format() == ImageFormat.JPEG ? jpegs.read(reader, image) : null;
    if (rows == null) {
      BufferedImage pixels = reader.read(0);
      rows = RasterRows.of(pixels, image.orientation());
    }
    watch.check(image);
    return rows;
  }
}
