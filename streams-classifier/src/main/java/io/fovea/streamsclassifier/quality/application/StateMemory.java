package io.fovea.streamsclassifier.quality.application;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory outside the heap that all stores of the application share: blocks that were read, and
 * writes that are not on disk yet. Without it every store takes its own, and there is one for each
 * partition.
 */
final class StateMemory implements AutoCloseable {
  /** Where this object stands in the configuration of Kafka Streams. */
  static final String CONFIG = "fovea.state.memory";

  private static final long BYTES = 64L << 20;

  /** Part of {@link #BYTES}: write buffers take their room in the cache. */
  private static final long WRITE_BYTES = BYTES / 2;

  private final Cache blocks;
  private final WriteBufferManager writes;

  StateMemory() {
    RocksDB.loadLibrary();
    blocks = new LRUCache(BYTES);
    writes = new WriteBufferManager(WRITE_BYTES, blocks);
  }

  Cache blocks() {
    return blocks;
  }

  WriteBufferManager writes() {
    return writes;
  }

  /** Only when no store is open any more: they use it without asking. */
  @Override
  public void close() {
    writes.close();
    blocks.close();
  }
}
