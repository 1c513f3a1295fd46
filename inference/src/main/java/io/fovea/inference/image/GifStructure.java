package io.fovea.inference.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the blocks of a GIF (GIF89a, section 18 on) up to the end of its first frame, which is the
 * image that is classified: in its own size, whatever the logical screen announces.
 */
final class GifStructure {
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int SCREEN_FLAGS = 10;
  private static final int HEADER_BYTES = 13;

  private final ByteBuffer bytes;

  private GifStructure(byte[] content) {
    this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  static EncodedImage read(byte[] content, ImageLimits limits) throws RejectedImageException {
    return new GifStructure(content).read(limits);
  }

  private EncodedImage read(ImageLimits limits) throws RejectedImageException {
    skip(HEADER_BYTES);
    byte screen = bytes.get(SCREEN_FLAGS);
    skip(paletteBytes(screen));
    skipExtensions();
    bytes.getShort(); // left
    bytes.getShort(); // top
    int width = Short.toUnsignedInt(bytes.getShort());
    int height = Short.toUnsignedInt(bytes.getShort());
    limits.checkPixels(width, height);
    skip(paletteBytes(bytes.get()));
    bytes.get(); // bits of the first codes
    skipBlocks();
    return new EncodedImage(ImageFormat.GIF, width, height, Orientation.UPRIGHT, bytes.array());
  }

  private void skipExtensions() throws RejectedImageException {
    int introducer = bytes.get();
    while (introducer == EXTENSION) {
      bytes.get(); // label
      skipBlocks();
      introducer = bytes.get();
    }
    if (introducer != FRAME) {
      throw Damage.rejection("it holds no frame");
    }
  }

  private static int paletteBytes(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private void skipBlocks() throws RejectedImageException {
    int length = Byte.toUnsignedInt(bytes.get());
    while (length > 0) {
      skip(length);
      length = Byte.toUnsignedInt(bytes.get());
    }
  }

  private void skip(int length) throws RejectedImageException {
    if (length > bytes.remaining()) {
      throw Damage.truncated();
    }
    bytes.position(bytes.position() + length);
  }
}
