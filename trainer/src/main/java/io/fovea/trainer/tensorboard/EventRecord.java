package io.fovea.trainer.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * How TensorFlow frames a message in a file: its length (8 bytes, little-endian), the length's
 * checksum (4), the message, its checksum (4). See {@code tensorflow/core/lib/io/record_writer.h}.
 */
final class EventRecord {
  private static final int AROUND = Long.BYTES + 2 * Integer.BYTES;
  private static final int MASK_DELTA = 0xa282ead8;

  private EventRecord() {}

  static byte[] framed(byte[] message) {
    ByteBuffer record = ByteBuffer.allocate(AROUND + message.length).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(message.length);
    record.putInt(masked(record.array(), Long.BYTES));
    record.put(message);
    record.putInt(masked(message, message.length));
    return record.array();
  }

  /** CRC-32C, turned and moved: checksums of data that holds checksums are weak. */
  static int masked(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return Integer.rotateRight((int) checksum.getValue(), 15) + MASK_DELTA;
  }
}
