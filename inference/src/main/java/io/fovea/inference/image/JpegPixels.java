package io.fovea.inference.image;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * Has a JPEG written into memory that serves image after image, in the order that libjpeg gives:
 * red first. By itself, ImageIO turns each row round into an image of its own. Belongs to one
 * thread.
 */
final class JpegPixels {
  /** Memory that is kept for the next image, bytes; a larger one gets its own. */
  private static final int KEPT = 8 << 20;

  private static final int[] GREY = {0};
  private static final int[] RGB = {0, 1, 2};

  private byte[] kept = new byte[0];

  /** The pixels, or {@code null} if they are of another kind than JPEGs have as a rule. */
  ByteRows read(ImageReader reader, EncodedImage image) throws IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    if (!types.hasNext()) {
      return null;
    }
    ImageTypeSpecifier type = types.next();
    int[] order =
        switch (type.getBufferedImageType()) {
          case BufferedImage.TYPE_BYTE_GRAY -> GREY;
          case BufferedImage.TYPE_3BYTE_BGR -> RGB;
          default -> null;
        };
    long length = (long) image.width() * image.height() * (order == null ? 0 : order.length);
    if (order == null || length > Integer.MAX_VALUE - 8) {
      return null;
    }
    byte[] pixels = memory((int) length);
    ImageReadParam into = reader.getDefaultReadParam();
    into.setDestination(destination(type, image, order, pixels, (int) length));
    reader.read(0, into);
    return new ByteRows(
        image.width(),
        image.height(),
        image.orientation(),
        pixels,
        0,
        image.width() * order.length,
        order.length);
  }

  private byte[] memory(int length) {
    if (length > KEPT) {
      return new byte[length];
    }
    if (kept.length < length) {
      kept = new byte[length];
    }
    return kept;
  }

  private static BufferedImage destination(
      ImageTypeSpecifier type, EncodedImage image, int[] order, byte[] pixels, int length) {
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(pixels, length),
            image.width(),
            image.height(),
            image.width() * order.length,
            order.length,
            order,
            null);
    ComponentColorModel colours =
        new ComponentColorModel(
            type.getColorModel().getColorSpace(),
            false,
            false,
            BufferedImage.OPAQUE,
            DataBuffer.TYPE_BYTE);
    return new BufferedImage(colours, raster, false, null);
  }
}
