package io.fovea.schemas.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Remembers answers that never change. Reads take no lock. When full it starts afresh: a healthy
 * set-up has a few dozen schemas, so an order of use is not worth its cost on every record.
 */
public final class BoundedCache<K, V> {
  private final int limit;
  private final ConcurrentMap<K, V> entries = new ConcurrentHashMap<>();

  public BoundedCache(int limit) {
    this.limit = limit;
  }

  /** The remembered answer, or a new one: asked for once, even if many threads want it. */
  public V get(K key, Function<K, V> ask) {
    V known = entries.get(key);
    if (known != null) {
      return known;
    }
    makeRoom();
    return entries.computeIfAbsent(key, ask);
  }

  V peek(K key) {
    return entries.get(key);
  }

  void put(K key, V value) {
    makeRoom();
    entries.put(key, value);
  }

  void remove(K key) {
    entries.remove(key);
  }

  int size() {
    return entries.size();
  }

  private void makeRoom() {
    if (entries.size() >= limit) {
      entries.clear();
    }
  }
}
