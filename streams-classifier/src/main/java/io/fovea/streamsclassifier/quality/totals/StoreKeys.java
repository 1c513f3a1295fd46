package io.fovea.streamsclassifier.quality.totals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keys of a store that holds several kinds of entries: the kind first, so that all of a kind stand
 * together, and then from the general to the special.
 */
final class StoreKeys {
  private StoreKeys() {}

  static Bytes of(char kind, byte[]... parts) {
    ByteArrayOutputStream key = new ByteArrayOutputStream(64);
    key.write(kind);
    for (byte[] part : parts) {
      key.writeBytes(part);
    }
    return Bytes.wrap(key.toByteArray());
  }

  /** With its length before it, so that another part can follow. */
  static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] key = new byte[Short.BYTES + bytes.length];
    key[0] = (byte) (bytes.length >>> Byte.SIZE);
    key[1] = (byte) bytes.length;
    System.arraycopy(bytes, 0, key, Short.BYTES, bytes.length);
    return key;
  }

  /** To be closed. */
  static KeyValueIterator<Bytes, byte[]> under(
      KeyValueStore<Bytes, byte[]> store, Bytes beginning) {
    return store.prefixScan(beginning, new BytesSerializer());
  }
}
