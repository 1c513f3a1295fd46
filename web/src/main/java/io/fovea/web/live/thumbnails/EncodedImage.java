package io.fovea.web.live.thumbnails;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes what the JDK can decode, after a look at the size that the head tells. */
final class EncodedImage {
  private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");

  private EncodedImage() {}

  /** Not all pixels of a large image, which would be averaged away anyway. */
  static BufferedImage read(byte[] content) throws UnreadableImageException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      ImageReader reader = reader(in);
      try {
        return read(reader, in);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException damaged) {
      throw new UnreadableImageException(damaged);
    }
  }

  private static BufferedImage read(ImageReader reader, ImageInputStream in)
      throws IOException, UnreadableImageException {
    // Metadata is where small files hide large ones.
    reader.setInput(in, true, true);
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    PixelLimits.check(width, height);
    int step = PixelLimits.step(width, height);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, param);
  }

  private static ImageReader reader(ImageInputStream in)
      throws IOException, UnreadableImageException {
    for (Iterator<ImageReader> each = ImageIO.getImageReaders(in); each.hasNext(); ) {
      ImageReader reader = each.next();
      if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return reader;
      }
      reader.dispose();
    }
    throw new UnreadableImageException("of no known format");
  }
}
