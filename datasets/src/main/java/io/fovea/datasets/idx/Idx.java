package io.fovea.datasets.idx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The content of an IDX file of unsigned bytes: two zero bytes, the type (8), the number of
 * dimensions, each dimension as a big-endian int, then the data, the last dimension changing
 * fastest.
 *
 * @param dimensions sizes, none negative
 * @param content the whole file; the data starts at {@code offset}
 */
record Idx(int[] dimensions, byte[] content, int offset) {

  private static final int UNSIGNED_BYTE = 0x08;

  /**
   * @param dimensions how many the file must have
   * @throws IOException if the content is not such a file, to the byte
   */
  static Idx parse(byte[] content, int dimensions) throws IOException {
    int offset = 4 + 4 * dimensions;
    if (content.length < offset) {
      throw new IOException("only %d bytes: no IDX header".formatted(content.length));
    }
    ByteBuffer header = ByteBuffer.wrap(content);
    int magic = header.getInt();
    if (magic != (UNSIGNED_BYTE << 8 | dimensions)) {
      throw new IOException(
          "starts with %08x where IDX bytes of %d dimensions start with %08x"
              .formatted(magic, dimensions, UNSIGNED_BYTE << 8 | dimensions));
    }
    int[] sizes = new int[dimensions];
    header.asIntBuffer().get(sizes);
    checkLength(sizes, content.length - offset);
    return new Idx(sizes, content, offset);
  }

  private static void checkLength(int[] sizes, int length) throws IOException {
    long product = 1;
    for (int size : sizes) {
      // Checked at each step, so that no product of four-byte numbers can overflow.
      if (size < 0 || (product *= size) > Integer.MAX_VALUE) {
        throw new IOException("its header claims " + Arrays.toString(sizes) + " bytes");
      }
    }
    if (product != length) {
      throw new IOException(
          "its header claims %s = %,d bytes, but there are %,d"
              .formatted(Arrays.toString(sizes), product, length));
    }
  }

  int count() {
    return dimensions[0];
  }

  /** A copy of the i-th entry of the first dimension. */
  byte[] entry(int i) {
    int length = (content.length - offset) / count();
    int from = offset + i * length;
    return Arrays.copyOfRange(content, from, from + length);
  }

  /** The i-th byte, unsigned. */
  int value(int i) {
    return content[offset + i] & 0xff;
  }
}
