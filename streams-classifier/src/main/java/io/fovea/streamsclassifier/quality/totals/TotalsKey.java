package io.fovea.streamsclassifier.quality.totals;

import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Whose counts, and of when. */
public record TotalsKey(ModelVersion model, Window window) {

  public static Serde<TotalsKey> serde() {
    return Serdes.serdeFrom(
        (topic, key) -> key == null ? null : key.toBytes(),
        (topic, bytes) -> bytes == null ? null : read(ByteBuffer.wrap(bytes)));
  }

  /** No such array is the beginning of another one's. */
  byte[] toBytes() {
    byte[] name = model.name().getBytes(StandardCharsets.UTF_8);
    byte[] version = model.version().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 * Short.BYTES + name.length + version.length + 1 + Long.BYTES)
        .putShort((short) name.length)
        .put(name)
        .putShort((short) version.length)
        .put(version)
        .put((byte) window.kind().ordinal())
        .putLong(window.start())
        .array();
  }

  /** Moves the buffer behind the key. */
  static TotalsKey read(ByteBuffer bytes) {
    ModelVersion model = new ModelVersion(text(bytes), text(bytes));
    WindowKind kind = WindowKind.values()[bytes.get()];
    return new TotalsKey(model, new Window(kind, bytes.getLong()));
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getShort()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** For people: {@code mnist/1.0/all}, {@code mnist/1.0/MINUTE/2026-01-31T12:00:00Z}. */
  @Override
  public String toString() {
    return model.name() + "/" + model.version() + "/" + window.kind() + "/" + window.start();
  }
}
