package io.fovea.producer.tail.board;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest value of each key; beyond a number of keys, without those that changed longest ago.
 */
final class Newest<V> {
  private final int most;
  private final Map<String, V> byKey = new LinkedHashMap<>();

  Newest(int most) {
    this.most = most;
  }

  void put(String key, V value) {
    byKey.remove(key); // so that it moves to the end
    byKey.put(key, value);
    if (byKey.size() > most) {
      byKey.remove(byKey.keySet().iterator().next());
    }
  }

  void remove(String key) {
    byKey.remove(key);
  }

  /** The one that changed last comes last. */
  Collection<V> values() {
    return byKey.values();
  }
}
