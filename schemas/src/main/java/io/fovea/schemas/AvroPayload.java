package io.fovea.schemas;

import java.io.IOException;
import org.apache.avro.SystemLimitException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** From record to bytes and back; buffers and decoders are kept for each thread. */
final class AvroPayload {
  /** A decoder keeps the last array it read, and a scratch text as long as the longest. */
  private static final int KEPT_LENGTH = 1 << 20;

  private static final ThreadLocal<WireBuffer> BUFFER = ThreadLocal.withInitial(WireBuffer::new);
  private static final ThreadLocal<BinaryDecoder> DECODER =
      ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

  private AvroPayload() {}

  /** A whole record of the wire format. */
  static <T> byte[] write(int schemaId, DatumWriter<T> writer, T record) throws IOException {
    WireBuffer buffer = BUFFER.get();
    buffer.begin(schemaId);
    // Direct: a second buffer between Avro and ours would only copy once more.
    writer.write(record, EncoderFactory.get().directBinaryEncoder(buffer, null));
    return buffer.end();
  }

  /**
   * Avro checks each length it meets against the bytes that are left before it allocates, because
   * the source is an array. So what a record can cost is bounded by its size.
   *
   * @throws MalformedAvroException if the bytes are not one record of that schema, whole and alone
   */
  static <T> T read(DatumReader<T> reader, byte[] bytes, int offset, int length) {
    BinaryDecoder kept = length <= KEPT_LENGTH ? DECODER.get() : null;
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, length, kept);
    SystemLimitException.beginCollectionAllocationScope();
    try {
      T record = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new MalformedAvroException(
            "The record ends " + decoder.remainingBytes() + " bytes before its last byte");
      }
      return record;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw malformed(e);
    } finally {
      SystemLimitException.endCollectionAllocationScope();
    }
  }

  /** Whatever goes wrong while decoding, it is the bytes: all else was settled before. */
  private static MalformedAvroException malformed(Throwable fault) {
    return fault instanceof MalformedAvroException known
        ? known
        : new MalformedAvroException("The bytes are not a record of the schema they name", fault);
  }
}
