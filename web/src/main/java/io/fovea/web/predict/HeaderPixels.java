package io.fovea.web.predict;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** How many pixels an image says that it has. None of them is decoded. */
final class HeaderPixels {
  /** The JDK knows more, which the classifier does not take anyway. */
  private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");

  private HeaderPixels() {}

  /** Width x height; nothing where there is no header that can be read. */
  static OptionalLong of(byte[] image) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          return OptionalLong.of(told(reader, in));
        }
      }
    } catch (IOException | RuntimeException damaged) {
      // what is wrong with it, the classifier tells
    }
    return OptionalLong.empty();
  }

  private static long told(ImageReader reader, ImageInputStream in) throws IOException {
    try {
      reader.setInput(in, true, true);
      return (long) reader.getWidth(0) * reader.getHeight(0);
    } finally {
      reader.dispose();
    }
  }
}
