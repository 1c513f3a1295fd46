package io.fovea.inference.image;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Reads the chunks of a PNG (W3C PNG, third edition, section 5). Keeps those that make up the
 * pixels, with their checksums checked; text and profiles, which may be compressed bombs, never
 * reach the decoder.
 */
final class PngStructure {
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private static final int IHDR = 0x49484452;
  private static final int IEND = 0x49454e44;
  private static final int EXIF = 0x65584966;

  private static final int IDAT = 0x49444154;
  private static final int PLTE = 0x504c5445;
  private static final int TRNS = 0x74524e53;
  private static final int LENGTH_AND_TYPE = 8;
  private static final int CHECKSUM = 4;

  private final ByteBuffer bytes;
  private final ByteRanges kept;
  private final ByteRanges pixelData;
  private int width;
  private int height;
  private int headers;
  private boolean colours;
  private Orientation orientation = Orientation.UPRIGHT;

  private PngStructure(byte[] content) {
    this.bytes = ByteBuffer.wrap(content);
    this.kept = new ByteRanges(content);
    this.pixelData = new ByteRanges(content);
  }

  static PngStructure read(byte[] content, ImageLimits limits) throws RejectedImageException {
    PngStructure png = new PngStructure(content);
    png.read(limits);
    return png;
  }

  private void read(ImageLimits limits) throws RejectedImageException {
    kept.add(0, SIGNATURE.length);
    bytes.position(SIGNATURE.length);
    if (bytes.getInt() != 13 || bytes.getInt() != IHDR) {
      throw Damage.rejection("it does not start with its header");
    }
    long saidWidth = Integer.toUnsignedLong(bytes.getInt());
    long saidHeight = Integer.toUnsignedLong(bytes.getInt());
    limits.checkPixels(saidWidth, saidHeight);
    width = (int) saidWidth;
    height = (int) saidHeight;
    bytes.position(SIGNATURE.length);
    while (readChunk() != IEND) {
      // until the last
    }
  }

  /** Returns the type. */
  private int readChunk() throws RejectedImageException {
    int start = bytes.position();
    int length = bytes.getInt();
    int type = bytes.getInt();
    if (length < 0 || length > bytes.remaining() - CHECKSUM) {
      throw Damage.truncated();
    }
    int data = bytes.position();
    bytes.position(data + length);
    int checksum = bytes.getInt();
    if (makesUpPixels(type)) {
      check(checksum, start, length);
      kept.add(start, bytes.position());
    } else if (type == EXIF) {
      orientation = ExifOrientation.read(bytes.array(), data, length);
    }
    if (type == IDAT) {
      pixelData.add(data, data + length);
    }
    headers += type == IHDR ? 1 : 0;
    colours |= type == PLTE || type == TRNS;
    return type;
  }

  private static boolean makesUpPixels(int type) {
    return type == IHDR || type == PLTE || type == TRNS || type == IDAT || type == IEND;
  }

  private void check(int checksum, int start, int length) throws RejectedImageException {
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), start + 4, length + 4);
    if ((int) crc.getValue() != checksum) {
      throw Damage.rejection("the checksum at byte " + start + " is wrong");
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  Orientation orientation() {
    return orientation;
  }

  /** As it came, metadata and all. */
  byte[] content() {
    return bytes.array();
  }

  /** What the chunks of pixels hold, one behind the other a zlib stream. */
  ByteRanges pixelData() {
    return pixelData;
  }

  /** Whether there is one header, and neither a palette nor a transparent colour. */
  boolean holdsOnlyPixels() {
    return headers == 1 && !colours;
  }

  EncodedImage encoded() {
    return new EncodedImage(ImageFormat.PNG, width, height, orientation, kept.joined());
  }
}
