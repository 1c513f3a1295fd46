package io.fovea.inference.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG written by hand, so that every filter, split and fault can be had.
 *
 * @param bits a sample
 * @param colours the colour type
 * @param scanlines what is deflated: rows with their filters
 */
record PngFile(int width, int height, int bits, int colours, byte[] scanlines) {
  static final int GREY = 0;
  static final int RGB = 2;
  static final int GREY_ALPHA = 4;
  static final int RGB_ALPHA = 6;

  /** Rows of noise, each with one of the five filters; its bytes are any, filtered or not. */
  static PngFile random(Random random, int colours, int width, int height) {
    int bands = (colours & 2) + 1 + (colours & 4) / 4;
    byte[] scanlines = new byte[(1 + width * bands) * height];
    boolean plain = random.nextBoolean();
    for (int i = 0; i < scanlines.length; i++) {
      scanlines[i] = (byte) random.nextInt(plain ? 4 : 256);
      if (i % (1 + width * bands) == 0) {
        scanlines[i] = (byte) random.nextInt(5);
      }
    }
    return new PngFile(width, height, 8, colours, scanlines);
  }

  byte[] bytes() {
    byte[] data = deflated(Deflater.DEFAULT_COMPRESSION);
    return bytes(data, data.length, 0);
  }

  byte[] deflated(int level) {
    Deflater deflater = new Deflater(level);
    deflater.setInput(scanlines);
    deflater.finish();
    byte[] target = new byte[scanlines.length * 2 + 100];
    int length = deflater.deflate(target);
    deflater.end();
    return Arrays.copyOf(target, length);
  }

  /** The data in chunks of {@code split} bytes. */
  byte[] bytes(byte[] data, int split, int interlacing) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {(byte) bits, (byte) colours, 0, 0, (byte) interlacing});
    file.writeBytes(PngStructure.SIGNATURE);
    file.writeBytes(TestImages.chunk("IHDR", header.array()));
    for (int from = 0; from < data.length; from += split) {
      byte[] part = Arrays.copyOfRange(data, from, Math.min(data.length, from + split));
      file.writeBytes(TestImages.chunk("IDAT", part));
    }
    file.writeBytes(TestImages.chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /** Puts right the checksums of chunks, so that a fault behind them is met. */
  static byte[] withChecksums(byte[] png) {
    ByteBuffer bytes = ByteBuffer.wrap(png.clone());
    int at = PngStructure.SIGNATURE.length;
    while (at + 12 <= png.length) {
      int length = bytes.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(bytes.array(), at + 4, length + 4);
      bytes.putInt(at + 8 + length, (int) crc.getValue());
      at += 12 + length;
    }
    return bytes.array();
  }

  static int find(byte[] png, String type) {
    byte[] name = type.getBytes(US_ASCII);
    for (int i = 0; i <= png.length - name.length; i++) {
      if (Arrays.equals(png, i, i + name.length, name, 0, name.length)) {
        return i;
      }
    }
    throw new AssertionError("no " + type);
  }
}
