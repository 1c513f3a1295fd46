package io.fovea.streamsclassifier.quality.application;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/**
 * Has all stores share one {@link StateMemory}. Made by Kafka Streams, by its class name in {@code
 * rocksdb.config.setter}, once per store.
 */
public final class BoundedStores implements RocksDBConfigSetter {
  /**
   * Each store holds at least one of these; RocksDB's own size, 1 MB, is for a few large stores.
   */
  private static final long SMALLEST_WRITE_BUFFER = 64L << 10;

  private static final long LARGEST_WRITE_BUFFER = 8L << 20;

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    if (!(configs.get(StateMemory.CONFIG) instanceof StateMemory memory)) {
      throw new ConfigException("no memory in the configuration under " + StateMemory.CONFIG);
    }
    BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
    tables.setBlockCache(memory.blocks());
    // Or they would stand beside the cache, bounded by nothing but the size of the state.
    tables.setCacheIndexAndFilterBlocks(true);
    tables.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(tables);
    options.setWriteBufferManager(memory.writes());
    options.setWriteBufferSize(LARGEST_WRITE_BUFFER);
    options.setArenaBlockSize(SMALLEST_WRITE_BUFFER);
  }

  /** Nothing: the memory is that of the other stores as well. */
  @Override
  public void close(String store, Options options) {}
}
