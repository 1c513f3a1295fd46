package io.fovea.inference.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
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

  /** IHDR, PLTE, tRNS, IDAT, IEND. */
  private static final Set<Integer> PIXEL_CHUNKS =
      Set.of(IHDR, 0x504c5445, 0x74524e53, 0x49444154, IEND);

  private static final int LENGTH_AND_TYPE = 8;
  private static final int CHECKSUM = 4;

  private final ByteBuffer bytes;
  private final ByteArrayOutputStream kept;
  private Orientation orientation = Orientation.UPRIGHT;

  private PngStructure(byte[] content) {
    this.bytes = ByteBuffer.wrap(content);
    this.kept = new ByteArrayOutputStream(content.length);
  }

  static EncodedImage read(byte[] content, ImageLimits limits) throws RejectedImageException {
    return new PngStructure(content).read(limits);
  }

  private EncodedImage read(ImageLimits limits) throws RejectedImageException {
    kept.write(bytes.array(), 0, SIGNATURE.length);
    bytes.position(SIGNATURE.length);
    if (bytes.getInt() != 13 || bytes.getInt() != IHDR) {
      throw Damage.rejection("it does not start with its header");
    }
    long width = Integer.toUnsignedLong(bytes.getInt());
    long height = Integer.toUnsignedLong(bytes.getInt());
    limits.checkPixels(width, height);
    bytes.position(SIGNATURE.length);
    while (readChunk() != IEND) {
      // until the last
    }
    return new EncodedImage(
        ImageFormat.PNG, (int) width, (int) height, orientation, kept.toByteArray());
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
    if (PIXEL_CHUNKS.contains(type)) {
      check(checksum, start, length);
      kept.write(bytes.array(), start, LENGTH_AND_TYPE + length + CHECKSUM);
    } else if (type == EXIF) {
      orientation = ExifOrientation.read(bytes.array(), data, length);
    }
    return type;
  }

  private void check(int checksum, int start, int length) throws RejectedImageException {
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), start + 4, length + 4);
    if ((int) crc.getValue() != checksum) {
      throw Damage.rejection("the checksum at byte " + start + " is wrong");
    }
  }
}
