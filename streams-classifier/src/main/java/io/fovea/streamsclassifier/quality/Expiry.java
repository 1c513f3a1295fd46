package io.fovea.streamsclassifier.quality;

import io.fovea.streamsclassifier.quality.join.Join;
import io.fovea.streamsclassifier.quality.join.KnownImage;
import io.fovea.streamsclassifier.quality.totals.PartitionCounting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Forgets what is over, a slice of the store at a time, round after round. An index by time would
 * cost another write for every image; this costs a look at each entry every sixteenth of its life.
 */
final class Expiry {
  private static final int SLICE = 20_000;
  private static final int ROUNDS_IN_A_LIFE = 16;

  private final KeyValueStore<String, KnownImage> images;
  private final Join join;
  private final PartitionCounting counting;
  private final long timeToLive;
  private String next;
  private long roundFrom;

  Expiry(
      KeyValueStore<String, KnownImage> images,
      Join join,
      PartitionCounting counting,
      Duration timeToLive) {
    this.images = images;
    this.join = join;
    this.counting = counting;
    this.timeToLive = timeToLive.toMillis();
  }

  /**
   * Works through the next slice, if it is time for a round.
   *
   * @param now ms since 1970
   */
  void work(long now) {
    if (now < roundFrom) {
      return;
    }
    List<KeyValue<String, KnownImage>> over = slice(now);
    over.forEach(entry -> forget(entry.key, entry.value));
    if (next == null) {
      counting.closeWindows(now - timeToLive);
      roundFrom = now + timeToLive / ROUNDS_IN_A_LIFE;
    }
  }

  /** What is over in the slice; moves on to the one behind it. */
  private List<KeyValue<String, KnownImage>> slice(long now) {
    List<KeyValue<String, KnownImage>> over = new ArrayList<>();
    try (KeyValueIterator<String, KnownImage> entries = images.range(next, null)) {
      for (int i = 0; i < SLICE && entries.hasNext(); i++) {
        KeyValue<String, KnownImage> entry = entries.next();
        if (join.isOver(entry.value, now)) {
          over.add(entry);
        }
      }
      next = entries.hasNext() ? entries.peekNextKey() : null;
    }
    return over;
  }

  private void forget(String imageId, KnownImage image) {
    join.forget(image, counting);
    images.delete(imageId);
  }
}
