package io.fovea.streamsclassifier.quality.totals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The counts of one partition, one entry for each that is not 0. A model of a thousand classes has
 * tens of thousands, and an image changes a handful.
 */
final class CountStore {
  private static final char TOTALS = 'T';
  private static final byte[] COUNTS = {0};
  private static final byte[] PREDICTED = {1};
  private static final byte[] CONFUSION = {2};

  private final KeyValueStore<Bytes, byte[]> store;

  CountStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Nothing: nothing was counted under this key. */
  Optional<Counts> counts(TotalsKey key) {
    return Optional.ofNullable(store.get(countsKey(key))).map(Counts::of);
  }

  void put(TotalsKey key, Counts counts) {
    store.put(countsKey(key), counts.toBytes());
  }

  private static Bytes countsKey(TotalsKey key) {
    return StoreKeys.of(TOTALS, key.toBytes(), COUNTS);
  }

  void addPredicted(TotalsKey key, String label) {
    add(StoreKeys.of(TOTALS, key.toBytes(), PREDICTED, StoreKeys.text(label)), 1);
  }

  void addConfusion(TotalsKey key, String actual, String predicted, int times) {
    add(
        StoreKeys.of(
            TOTALS, key.toBytes(), CONFUSION, StoreKeys.text(actual), StoreKeys.text(predicted)),
        times);
  }

  private void add(Bytes key, long more) {
    byte[] known = store.get(key);
    long count = more + (known == null ? 0 : ByteBuffer.wrap(known).getLong());
    store.put(key, count == 0 ? null : ByteBuffer.allocate(Long.BYTES).putLong(count).array());
  }

  Totals totals(TotalsKey key) {
    Map<String, Long> predicted = new TreeMap<>();
    Map<Cell, Long> confusion = new TreeMap<>();
    int cellsFrom = 1 + key.toBytes().length;
    try (KeyValueIterator<Bytes, byte[]> entries = all(key)) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        ByteBuffer cell = ByteBuffer.wrap(entry.key.get()).position(cellsFrom);
        byte kind = cell.get();
        if (kind == PREDICTED[0]) {
          predicted.put(text(cell), ByteBuffer.wrap(entry.value).getLong());
        } else if (kind == CONFUSION[0]) {
          confusion.put(new Cell(text(cell), text(cell)), ByteBuffer.wrap(entry.value).getLong());
        }
      }
    }
    return new Totals(counts(key).orElseGet(Counts::new), predicted, confusion);
  }

  private KeyValueIterator<Bytes, byte[]> all(TotalsKey key) {
    return StoreKeys.under(store, StoreKeys.of(TOTALS, key.toBytes()));
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getShort()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  void remove(TotalsKey key) {
    List<Bytes> gone = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = all(key)) {
      entries.forEachRemaining(entry -> gone.add(entry.key));
    }
    gone.forEach(store::delete);
  }
}
