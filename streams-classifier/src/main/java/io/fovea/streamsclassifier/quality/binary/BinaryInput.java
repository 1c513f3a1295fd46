package io.fovea.streamsclassifier.quality.binary;

import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/** Reads what {@link BinaryOutput} wrote, in the same order. */
public final class BinaryInput {
  private final BinaryDecoder decoder;

  /**
   * @throws SerializationException if another version wrote it in a form of its own
   */
  public BinaryInput(byte[] bytes) {
    decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    long form = number();
    if (form != BinaryOutput.FORM) {
      throw new SerializationException(
          "state of form " + form + ", but this version reads " + BinaryOutput.FORM);
    }
  }

  public long number() {
    return read(decoder::readLong);
  }

  public String text() {
    return read(decoder::readString);
  }

  public float decimal() {
    return read(decoder::readFloat);
  }

  public double longDecimal() {
    return read(decoder::readDouble);
  }

  public boolean flag() {
    return read(decoder::readBoolean);
  }

  private interface Reading<T> {
    T run() throws IOException;
  }

  private static <T> T read(Reading<T> reading) {
    try {
      return reading.run();
    } catch (IOException cut) {
      throw new SerializationException("state that is cut off", cut);
    }
  }
}
