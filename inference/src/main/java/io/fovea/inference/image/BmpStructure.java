package io.fovea.inference.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * Reads the headers of a BMP (Windows bitmap, versions 2 to 5). Only uncompressed pixels pass: the
 * compressed kinds may hold a whole PNG or JPEG past our limits, or leave pixels undefined, and
 * nobody streams them.
 */
final class BmpStructure {
  private static final int FILE_HEADER = 14;
  private static final int CORE_HEADER = 12;
  private static final int COLOUR_SPACE = FILE_HEADER + 56;
  private static final int SRGB = 0x73524742;
  private static final Set<Integer> HEADERS = Set.of(CORE_HEADER, 40, 52, 56, 108, 124);
  private static final Set<Integer> BITS = Set.of(1, 4, 8, 16, 24, 32);
  private static final Set<Integer> UNCOMPRESSED = Set.of(0, 3);
  private static final int MAX_COLOURS = 256;

  private final ByteBuffer bytes;

  private BmpStructure(byte[] content) {
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  static EncodedImage read(byte[] content, ImageLimits limits) throws RejectedImageException {
    return new BmpStructure(content).read(limits);
  }

  private EncodedImage read(ImageLimits limits) throws RejectedImageException {
    int header = bytes.getInt(FILE_HEADER);
    check(HEADERS.contains(header), "its header of " + header + " bytes is of no known version");
    boolean core = header == CORE_HEADER;
    long width = core ? Short.toUnsignedInt(bytes.getShort(18)) : bytes.getInt(18);
    long height =
        core ? Short.toUnsignedInt(bytes.getShort(20)) : Math.abs((long) bytes.getInt(22));
    limits.checkPixels(width, height);
    int bits = bytes.getShort(core ? 24 : 28);
    check(BITS.contains(bits), bits + " bits a pixel are not supported");
    if (!core) {
      check(UNCOMPRESSED.contains(bytes.getInt(30)), "compressed BMP is not supported; use PNG");
      long colours = Integer.toUnsignedLong(bytes.getInt(46));
      check(colours <= MAX_COLOURS, "it announces " + colours + " colours");
    }
    checkLength(header, width * bits, height);
    return new EncodedImage(
        ImageFormat.BMP, (int) width, (int) height, Orientation.UPRIGHT, withoutProfile(header));
  }

  private void checkLength(int header, long rowBits, long height) throws RejectedImageException {
    long pixels = Integer.toUnsignedLong(bytes.getInt(10));
    check(pixels >= FILE_HEADER + header, "its pixels start inside its header");
    long rowBytes = (rowBits + 31) / 32 * 4;
    if (rowBytes * height > bytes.capacity() - pixels) {
      throw Damage.truncated();
    }
  }

  /** A colour profile may lie in a file that the header names: say sRGB instead. */
  private byte[] withoutProfile(int header) {
    if (FILE_HEADER + header < COLOUR_SPACE + 4) {
      return bytes.array();
    }
    ByteBuffer copy = ByteBuffer.wrap(bytes.array().clone()).order(ByteOrder.LITTLE_ENDIAN);
    return copy.putInt(COLOUR_SPACE, SRGB).array();
  }

  private static void check(boolean holds, String fault) throws RejectedImageException {
    if (!holds) {
      throw Damage.rejection(fault);
    }
  }
}
