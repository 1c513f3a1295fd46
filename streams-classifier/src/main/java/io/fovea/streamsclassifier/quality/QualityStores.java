package io.fovea.streamsclassifier.quality;

import io.fovea.streamsclassifier.quality.join.KnownImageSerde;
import io.fovea.streamsclassifier.quality.report.ReportProcessor;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** What the topology remembers: on disk, and in topics of its own from which it is restored. */
final class QualityStores {
  private QualityStores() {}

  static void addTo(StreamsBuilder builder) {
    // An image is written when it is predicted and when it is labelled, mostly long after: there
    // is nothing that a cache could save. Counts are written again and again.
    builder.addStateStore(
        store(JoinProcessor.IMAGES, Serdes.String(), KnownImageSerde.of()).withCachingDisabled());
    builder.addStateStore(
        store(JoinProcessor.TOTALS, Serdes.Bytes(), Serdes.ByteArray()).withCachingEnabled());
    builder.addStateStore(
        store(ReportProcessor.PARTITIONS, Serdes.Bytes(), Serdes.ByteArray()).withCachingEnabled());
    builder.addStateStore(
        store(ReportProcessor.LOOKS, TotalsKey.serde(), Serdes.ByteArray()).withCachingEnabled());
  }

  private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(
      String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values);
  }
}
