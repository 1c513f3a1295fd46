package io.fovea.inference.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images made by hand, so that no test depends on a file or on our own code. */
final class TestImages {

  private TestImages() {}

  /** A coloured gradient: every pixel differs from its neighbours. */
  static BufferedImage gradient(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 255 / width) << 16 | (y * 255 / height) << 8 | (x + y) % 256);
      }
    }
    return image;
  }

  /** Left top red, right top green, left bottom blue, right bottom white. */
  static BufferedImage quarters(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] colours = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colours[(2 * y / height) * 2 + 2 * x / width]);
      }
    }
    return image;
  }

  static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException("no writer of " + format);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static byte[] png(BufferedImage image) {
    return encode(image, "png");
  }

  static byte[] jpeg(BufferedImage image) {
    return encode(image, "jpeg");
  }

  static byte[] jpeg(BufferedImage image, float quality, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(quality);
    how.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** One pixel on a logical screen of another size. */
  static byte[] gifOfOnePixel(int screenWidth, int screenHeight) {
    return little(45)
        .put("GIF89a".getBytes(US_ASCII))
        .putShort((short) screenWidth)
        .putShort((short) screenHeight)
        .put(new byte[] {(byte) 0x80, 0, 0, 10, 20, 30, 40, 50, 60})
        .put(new byte[] {0x21, (byte) 0xf9, 4, 0, 0, 0, 0, 0})
        .put(new byte[] {0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0})
        .put(new byte[] {2, 2, 0x4c, 0x01, 0, 0x3b})
        .array();
  }

  /** 24 bits a pixel; {@code bgr} holds rows as stored, without padding. */
  static byte[] bmp(int width, int height, byte[] bgr) {
    int row = (width * 3 + 3) / 4 * 4;
    int rows = Math.abs(height);
    ByteBuffer bytes = little(54 + row * rows);
    bytes.put((byte) 'B').put((byte) 'M').putInt(bytes.capacity()).putInt(0).putInt(54);
    bytes.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
    bytes.putInt(0).putInt(row * rows).putInt(2835).putInt(2835).putInt(0).putInt(0);
    for (int y = 0; y < rows; y++) {
      bytes.position(54 + y * row).put(bgr, y * width * 3, width * 3);
    }
    return bytes.array();
  }

  /** Signature and header, and no pixels. */
  static byte[] pngHeader(int width, int height) {
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    ByteBuffer bytes = ByteBuffer.allocate(33);
    return bytes.put(PngStructure.SIGNATURE).put(chunk("IHDR", header)).array();
  }

  static byte[] chunk(String type, byte[] data) {
    ByteBuffer bytes = ByteBuffer.allocate(12 + data.length);
    bytes.putInt(data.length);
    bytes.put(type.getBytes(US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), 4, 4 + data.length);
    return bytes.putInt((int) crc.getValue()).array();
  }

  /** Puts a chunk behind the header of a PNG. */
  static byte[] withChunk(byte[] png, byte[] chunk) {
    return inserted(png, 33, chunk);
  }

  /** Puts an EXIF block that holds an orientation behind the start marker of a JPEG. */
  static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] tiff = tiffOrientation(orientation);
    ByteBuffer segment = ByteBuffer.allocate(10 + tiff.length);
    segment.putShort((short) 0xffe1).putShort((short) (8 + tiff.length));
    segment.put("Exif\0\0".getBytes(US_ASCII)).put(tiff);
    return inserted(jpeg, 2, segment.array());
  }

  /** TIFF header, one directory with the tag 0x0112 (SHORT, one value), no next directory. */
  static byte[] tiffOrientation(int orientation) {
    return ByteBuffer.allocate(26)
        .put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1})
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }

  static byte[] inserted(byte[] into, int at, byte[] what) {
    return ByteBuffer.allocate(into.length + what.length)
        .put(into, 0, at)
        .put(what)
        .put(into, at, into.length - at)
        .array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
