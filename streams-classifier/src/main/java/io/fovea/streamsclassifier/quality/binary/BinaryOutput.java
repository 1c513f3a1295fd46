package io.fovea.streamsclassifier.quality.binary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes what only this application reads: the values of its stores and of its own topics. They
 * start with the number of their form, so that a later version can tell them from its own.
 */
public final class BinaryOutput {
  static final int FORM = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

  public BinaryOutput() {
    number(FORM);
  }

  /** Small numbers take few bytes. */
  public BinaryOutput number(long value) {
    return write(() -> encoder.writeLong(value));
  }

  public BinaryOutput text(String value) {
    return write(() -> encoder.writeString(value));
  }

  public BinaryOutput decimal(float value) {
    return write(() -> encoder.writeFloat(value));
  }

  public BinaryOutput decimal(double value) {
    return write(() -> encoder.writeDouble(value));
  }

  public BinaryOutput flag(boolean value) {
    return write(() -> encoder.writeBoolean(value));
  }

  public byte[] toBytes() {
    return bytes.toByteArray();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private BinaryOutput write(Writing writing) {
    try {
      writing.run();
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory does not fail", impossible);
    }
    return this;
  }
}
