package io.fovea.streamsclassifier.quality.report;

import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.fact.Fact;
import io.fovea.streamsclassifier.quality.join.Join;
import io.fovea.streamsclassifier.quality.join.KnownImage;
import io.fovea.streamsclassifier.quality.totals.PartitionCounting;
import io.fovea.streamsclassifier.quality.totals.PartitionTotals;
import io.fovea.streamsclassifier.quality.totals.SummedTotals;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The topology's pure parts, put together without Kafka's threads. */
final class PartitionedCounting {
  private final Join join;
  private final Duration timeToLive;
  private final List<Partition> partitions = new ArrayList<>();
  private final SummedTotals sums = new SummedTotals(store());
  private final Set<TotalsKey> keys = new HashSet<>();
  private long now;

  private final class Partition {
    final Map<String, KnownImage> images = new HashMap<>();
    final PartitionCounting counting = new PartitionCounting(store(), () -> now);
  }

  PartitionedCounting(int size, Duration timeToLive) {
    this.timeToLive = timeToLive;
    join = new Join(timeToLive);
    for (int i = 0; i < size; i++) {
      partitions.add(new Partition());
    }
  }

  private static KeyValueStore<Bytes, byte[]> store() {
    KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("counts").get();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }

  void add(Fact fact, long at) {
    now = at;
    Partition partition =
        partitions.get(Math.floorMod(fact.imageId().hashCode(), partitions.size()));
    Optional<KnownImage> known = Optional.ofNullable(partition.images.get(fact.imageId()));
    join.apply(known, fact, at, partition.counting)
        .ifPresentOrElse(
            next -> partition.images.put(fact.imageId(), next),
            () -> partition.images.remove(fact.imageId()));
  }

  /** Some of it twice, as after a crash. */
  void send(Random random) {
    for (int i = 0; i < partitions.size(); i++) {
      PartitionCounting counting = partitions.get(i).counting;
      for (TotalsKey key : counting.changed()) {
        for (int times = random.nextInt(2); times >= 0; times--) {
          sums.put(key, new PartitionTotals(i, counting.totals(key)));
        }
        counting.sent(key);
        keys.add(key);
      }
    }
  }

  void expire(long at) {
    now = at;
    for (Partition partition : partitions) {
      partition
          .images
          .entrySet()
          .removeIf(
              entry -> {
                boolean over = join.isOver(entry.getValue(), at);
                if (over) {
                  join.forget(entry.getValue(), partition.counting);
                }
                return over;
              });
      partition.counting.closeWindows(at - timeToLive.toMillis());
    }
  }

  int images() {
    return partitions.stream().mapToInt(partition -> partition.images.size()).sum();
  }

  /** Windows that still have counts. */
  long windows() {
    return keys.stream().filter(key -> !key.window().isAll()).filter(this::hasCounts).count();
  }

  private boolean hasCounts(TotalsKey key) {
    return partitions.stream().anyMatch(p -> !p.counting.totals(key).predicted().isEmpty());
  }

  long orphans() {
    return sums.sinceStart().stream()
        .mapToLong(
            key ->
                partitions.stream().mapToLong(p -> p.counting.totals(key).counts().orphans()).sum())
        .max()
        .orElse(0);
  }

  Set<TotalsKey> keys() {
    return keys;
  }

  QualityReport report(TotalsKey key) {
    return QualityReports.of(key, sums.sum(key), Optional.empty(), Instant.EPOCH);
  }
}
