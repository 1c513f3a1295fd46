package io.fovea.streamsclassifier.quality.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class BoundedStoresTest {
  private static final int STORES = 8;
  private static final int ENTRIES = 16_000;
  private static final byte[] VALUE = new byte[1_000];

  @TempDir Path directory;

  /** Each is written 16 MB, which RocksDB's own settings would keep in memory. */
  @Test
  void sharesOneBoundedMemoryAmongAllStores() throws Exception {
    List<AutoCloseable> open = new ArrayList<>();
    try (StateMemory memory = new StateMemory()) {
      long most = 0;
      for (int i = 0; i < STORES; i++) {
        Options options = options(memory);
        RocksDB store = RocksDB.open(options, directory.resolve("store-" + i).toString());
        open.add(0, options);
        open.add(0, store);
        for (int entry = 0; entry < ENTRIES; entry++) {
          store.put(key(entry), VALUE);
          most = Math.max(most, memory.blocks().getUsage());
        }
        assertThat(store.get(key(0))).isEqualTo(VALUE);
      }
      assertThat(most).isBetween(1L << 20, 68L << 20);
      for (AutoCloseable one : open) {
        one.close();
      }
    }
  }

  @Test
  void needsTheMemoryThatIsShared() {
    try (StateMemory memory = new StateMemory();
        Options options = options(memory)) {
      assertThatThrownBy(() -> new BoundedStores().setConfig("store", options, Map.of()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(StateMemory.CONFIG);
    }
  }

  /** As Kafka Streams prepares them. */
  private static Options options(StateMemory memory) {
    Options options = new Options().setCreateIfMissing(true);
    options.setTableFormatConfig(new BlockBasedTableConfig());
    new BoundedStores().setConfig("store", options, Map.of(StateMemory.CONFIG, memory));
    return options;
  }

  private static byte[] key(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
