package io.fovea.streamsclassifier.quality.totals;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A set of keys that survives a crash: it stands in a store, and in memory so that asking costs
 * nothing.
 */
final class MarkedKeys {
  private static final byte[] MARK = {1};

  private final KeyValueStore<Bytes, byte[]> store;
  private final char kind;
  private final Set<TotalsKey> keys = new LinkedHashSet<>();

  /**
   * @param kind of its entries in the store, different from all others
   */
  MarkedKeys(KeyValueStore<Bytes, byte[]> store, char kind) {
    this.store = store;
    this.kind = kind;
    try (KeyValueIterator<Bytes, byte[]> entries = StoreKeys.under(store, StoreKeys.of(kind))) {
      entries.forEachRemaining(
          entry -> keys.add(TotalsKey.read(ByteBuffer.wrap(entry.key.get()).position(1))));
    }
  }

  void add(TotalsKey key) {
    if (keys.add(key)) {
      store.put(entry(key), MARK);
    }
  }

  void remove(TotalsKey key) {
    if (keys.remove(key)) {
      store.delete(entry(key));
    }
  }

  /** As they are now. */
  List<TotalsKey> all() {
    return List.copyOf(keys);
  }

  private Bytes entry(TotalsKey key) {
    return StoreKeys.of(kind, key.toBytes());
  }
}
