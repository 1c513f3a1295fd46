package io.fovea.schemas;

import java.nio.ByteBuffer;

/**
 * The Confluent wire format: a zero byte, the schema's id as four bytes, big-endian, then the
 * record in Avro's binary encoding.
 */
final class WireFormat {
  static final byte MAGIC = 0;

  /** Bytes before the Avro payload. */
  static final int HEADER_LENGTH = 5;

  private WireFormat() {}

  /** The schema id of a record that starts at the buffer's position. */
  static int schemaId(ByteBuffer record) {
    if (record.remaining() < HEADER_LENGTH) {
      throw new NotWireFormatException(
          "The record has "
              + record.remaining()
              + " bytes; one written by a registry serializer starts with "
              + HEADER_LENGTH
              + " bytes of magic and schema id");
    }
    byte first = record.get(record.position());
    if (first != MAGIC) {
      throw new NotWireFormatException(
          "The record starts with byte 0x%02x, not with the magic byte 0x00 of a registry serializer"
              .formatted(first));
    }
    return record.getInt(record.position() + 1);
  }
}
