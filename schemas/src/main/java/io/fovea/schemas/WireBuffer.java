package io.fovea.schemas;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Grows as a record is written. One for each thread: {@link java.io.ByteArrayOutputStream} takes a
 * lock for each byte, and Avro writes small numbers byte by byte.
 */
final class WireBuffer extends OutputStream {
  private static final int INITIAL_CAPACITY = 1 << 12;

  /** A larger one is given back after use, so that one large image does not stay for ever. */
  private static final int KEPT_CAPACITY = 1 << 20;

  private byte[] bytes = new byte[INITIAL_CAPACITY];
  private int length;

  /** Begins a record of the wire format. */
  void begin(int schemaId) {
    length = 0;
    write(WireFormat.MAGIC);
    write(schemaId >>> 24);
    write(schemaId >>> 16);
    write(schemaId >>> 8);
    write(schemaId);
  }

  /** The record written since {@link #begin}, as an array of its own. */
  byte[] end() {
    byte[] record = Arrays.copyOf(bytes, length);
    if (bytes.length > KEPT_CAPACITY) {
      bytes = new byte[INITIAL_CAPACITY];
    }
    return record;
  }

  @Override
  public void write(int value) {
    ensureRoomFor(1);
    bytes[length++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    ensureRoomFor(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  private void ensureRoomFor(int count) {
    int needed = Math.addExact(length, count);
    if (needed > bytes.length) {
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(Math.max(2L * bytes.length, needed), Integer.MAX_VALUE - 8));
    }
  }
}
