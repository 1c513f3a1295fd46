package io.fovea.streamsclassifier.quality.totals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the newest counts of each partition and adds them up. They are absolute, so whatever comes
 * twice, or again after a crash, takes the place of itself.
 */
public final class SummedTotals {
  private static final char PARTITION = 'P';
  private static final char CHANGED = 'D';

  private final Serde<PartitionTotals> serde = PartitionTotalsSerde.of();
  private final KeyValueStore<Bytes, byte[]> store;
  private final WindowIndex windows;
  private final MarkedKeys changed;

  public SummedTotals(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.windows = new WindowIndex(store);
    this.changed = new MarkedKeys(store, CHANGED);
  }

  public void put(TotalsKey key, PartitionTotals totals) {
    byte[] next = serde.serializer().serialize(null, totals);
    Bytes entry = StoreKeys.of(PARTITION, key.toBytes(), number(totals.partition()));
    byte[] known = store.get(entry);
    if (!Arrays.equals(known, next)) {
      store.put(entry, next);
      if (known == null) {
        windows.add(key);
      }
      changed.add(key);
    }
  }

  private static byte[] number(int partition) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
  }

  /** What changed since it was last {@linkplain #published}. */
  public List<TotalsKey> changed() {
    return changed.all();
  }

  public void published(TotalsKey key) {
    changed.remove(key);
  }

  /** All that were ever put since the start, in no order. */
  public List<TotalsKey> sinceStart() {
    return windows.where(key -> key.window().isAll());
  }

  public Totals sum(TotalsKey key) {
    Totals sum = Totals.none();
    try (KeyValueIterator<Bytes, byte[]> partitions = partitions(key)) {
      while (partitions.hasNext()) {
        sum = sum.plus(totals(partitions.next().value));
      }
    }
    return sum;
  }

  private KeyValueIterator<Bytes, byte[]> partitions(TotalsKey key) {
    return StoreKeys.under(store, StoreKeys.of(PARTITION, key.toBytes()));
  }

  private Totals totals(byte[] entry) {
    return serde.deserializer().deserialize(null, entry).totals();
  }

  /**
   * Forgets the windows to which no partition added a prediction since then.
   *
   * @return them
   */
  public List<TotalsKey> closeWindows(long since) {
    List<TotalsKey> closed =
        windows.where(key -> !key.window().isAll() && lastPrediction(key) <= since);
    closed.forEach(this::forget);
    return closed;
  }

  private long lastPrediction(TotalsKey key) {
    long last = 0;
    try (KeyValueIterator<Bytes, byte[]> partitions = partitions(key)) {
      while (partitions.hasNext()) {
        Counts counts = PartitionTotalsSerde.counts(partitions.next().value);
        last = Math.max(last, counts.lastPrediction());
      }
    }
    return last;
  }

  private void forget(TotalsKey key) {
    List<Bytes> gone = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> partitions = partitions(key)) {
      partitions.forEachRemaining(entry -> gone.add(entry.key));
    }
    gone.forEach(store::delete);
    windows.remove(key);
    changed.remove(key);
  }
}
