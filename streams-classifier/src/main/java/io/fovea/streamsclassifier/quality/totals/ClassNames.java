package io.fovea.streamsclassifier.quality.totals;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The classes that are told apart. Whoever may write labels may write anything, and a matrix of all
 * that people ever typed would not fit anywhere: beyond a bound, new ones are one class.
 */
public final class ClassNames {
  public static final String OTHER = "(other)";

  private static final char CLASS = 'C';
  private static final byte[] MARK = {1};

  private final KeyValueStore<Bytes, byte[]> store;
  private final int atMost;
  private final Set<String> known = new HashSet<>();

  public ClassNames(KeyValueStore<Bytes, byte[]> store, int atMost) {
    this.store = store;
    this.atMost = atMost;
    try (KeyValueIterator<Bytes, byte[]> entries = StoreKeys.under(store, StoreKeys.of(CLASS))) {
      entries.forEachRemaining(entry -> known.add(name(entry.key.get())));
    }
  }

  private static String name(byte[] key) {
    return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
  }

  /** The label itself, if it is one of those. */
  public String of(String label) {
    if (known.contains(label)) {
      return label;
    } else if (known.size() >= atMost) {
      return OTHER;
    }
    known.add(label);
    store.put(StoreKeys.of(CLASS, label.getBytes(StandardCharsets.UTF_8)), MARK);
    return label;
  }
}
