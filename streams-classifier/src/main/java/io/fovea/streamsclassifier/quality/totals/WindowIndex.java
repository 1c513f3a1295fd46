package io.fovea.streamsclassifier.quality.totals;

import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which keys have counts. The windows stand in the store alone, for a week has ten thousand minutes
 * and a topic that is read anew has all that it ever had.
 */
final class WindowIndex {
  private static final char KIND = 'W';
  private static final byte[] MARK = {1};

  private final KeyValueStore<Bytes, byte[]> store;
  private final Set<ModelVersion> models = new LinkedHashSet<>();

  WindowIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    where(key -> key.window().isAll()).forEach(key -> models.add(key.model()));
  }

  void add(TotalsKey key) {
    models.add(key.model());
    store.put(StoreKeys.of(KIND, key.toBytes()), MARK);
  }

  void remove(TotalsKey key) {
    store.delete(StoreKeys.of(KIND, key.toBytes()));
  }

  /** All model versions that were ever counted. */
  Set<ModelVersion> models() {
    return models;
  }

  List<TotalsKey> where(Predicate<TotalsKey> chosen) {
    List<TotalsKey> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = StoreKeys.under(store, StoreKeys.of(KIND))) {
      while (entries.hasNext()) {
        TotalsKey key = TotalsKey.read(ByteBuffer.wrap(entries.next().key.get()).position(1));
        if (chosen.test(key)) {
          keys.add(key);
        }
      }
    }
    return keys;
  }
}
